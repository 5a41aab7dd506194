import Link from "next/link";
import type { ButtonHTMLAttributes, ReactNode } from "react";

export type ButtonLook = "plain" | "primary" | "text";

const looks: Record<ButtonLook, string> = { plain: "btn", primary: "btn p", text: "btn t" };

export const buttonClass = (look: ButtonLook, small: boolean) => (small ? `${looks[look]} sm` : looks[look]);

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: ButtonLook | undefined;
  small?: boolean | undefined;
}

/** Button: look plain (default) | primary (one per view) | text; small = 24 px. type defaults to "button". */
export function Button({ look = "plain", small = false, type = "button", className = "", ...rest }: ButtonProps) {
  return <button type={type} className={`${buttonClass(look, small)} ${className}`} {...rest} />;
}

interface ButtonLinkProps {
  href: string;
  look?: ButtonLook | undefined;
  small?: boolean | undefined;
  /** Plain anchor, for exports and files: no client navigation. */
  download?: boolean | undefined;
  /** Key that the shell presses, e.g. "export" for `e`. */
  shortcut?: string | undefined;
  title?: string | undefined;
  children: ReactNode;
}

/** A link that looks like a Button. `download` makes it a plain anchor; `shortcut` ties it to a single key. */
export function ButtonLink({
  href,
  look = "plain",
  small = false,
  download,
  shortcut,
  title,
  children,
}: ButtonLinkProps) {
  const shared = { className: buttonClass(look, small), title, "data-key": shortcut };
  if (download) {
    return (
      <a href={href} {...shared}>
        {children}
      </a>
    );
  }
  return (
    <Link href={href} prefetch={false} {...shared}>
      {children}
    </Link>
  );
}
