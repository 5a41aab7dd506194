import type { ReactNode } from "react";

interface CardProps {
  title?: ReactNode | undefined;
  /** Small grey words behind the title: the formula, the unit, the scope. */
  note?: ReactNode | undefined;
  /** Links, chips or a legend at the right of the head. */
  tools?: ReactNode | undefined;
  foot?: ReactNode | undefined;
  /** 12 px around the content; tables go without. */
  pad?: boolean | undefined;
  id?: string | undefined;
  className?: string | undefined;
  level?: 2 | 3 | undefined;
  children: ReactNode;
}

/** A bordered surface with an optional head (title, note, tools) and foot. */
export function Card({ title, note, tools, foot, pad = false, id, className = "", level = 2, children }: CardProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section className={`card ${className}`} id={id}>
      {title !== undefined && (
        <div className="ch">
          <Heading>{title}</Heading>
          {note && <small>{note}</small>}
          {tools && <div className="ch-tools">{tools}</div>}
        </div>
      )}
      {pad ? <div className="pad">{children}</div> : children}
      {foot && <div className="card-foot">{foot}</div>}
    </section>
  );
}
