import Link from "next/link";
import { type ReactNode, Suspense } from "react";
import { Menu } from "../ui/menu";
import { ToastHost } from "../ui/toast";
import { DemoBanner } from "./demo-banner";
import { Going } from "./going";
import { NavDrawer } from "./nav-drawer";
import { NavLink } from "./nav-link";
import { type NavGroup, NavList } from "./nav-list";
import { ShellKeys } from "./shell-keys";
import type { Theme } from "./theme";
import { ThemeToggle } from "./theme-toggle";

export interface Who {
  name: string;
  unit: string;
  /** 工作专班, 审核, 经办 … */
  role: string;
}

interface AppShellProps {
  nav: readonly NavGroup[];
  /** A phone's bottom tabs: 工作台 台账 任务 我的. */
  tabs: readonly { href: string; label: string }[];
  who: Who;
  /** 北京市 / 朝阳区 / 和平街街道: the own unit's path, shown in place of the plan on small screens. */
  unitPath: readonly string[];
  plan?: { title: string; span: string } | null;
  demo: boolean;
  theme: Theme;
  /** Server action that keeps the theme (app/theme.ts). */
  keepTheme: (theme: Theme) => Promise<void>;
  /** The SearchPalette. */
  search?: ReactNode | undefined;
  /** The Bell. */
  bell?: ReactNode | undefined;
  /** A form that signs out. */
  signOut: ReactNode;
  homeHref?: string | undefined;
  accountHref?: string | undefined;
  /** The signed-in person's own pages beside the account. */
  ownLinks?: readonly { href: string; label: string }[] | undefined;
  children: ReactNode;
}

/** Top bar, demo strip, navigation and main; skip link, toasts and keys. Rail at 1024–1439, drawer below, tabs below 768. */
export function AppShell(props: AppShellProps) {
  const { nav, tabs, who, unitPath, plan, demo, theme, keepTheme, search, bell, signOut, children } = props;
  const { homeHref = "/desk", accountHref = "/account", ownLinks = [] } = props;
  const own = (
    <>
      <p className="menu-note">
        {who.name}
        <br />
        {who.unit} · {who.role}
      </p>
      <Link href={accountHref}>本人账号</Link>
      {ownLinks.map(({ href, label }) => (
        <Link key={href} href={href}>
          {label}
        </Link>
      ))}
    </>
  );
  return (
    <>
      <a className="skip" href="#main">
        跳到正文
      </a>
      <div className={demo ? "shell with-demo" : "shell"}>
        <header className="chrome">
          <div className="top">
            <NavDrawer>
              <nav className="nav" aria-label="主导航">
                <NavList groups={nav} />
              </nav>
              <div className="drawer-foot">
                <ThemeToggle theme={theme} keep={keepTheme} />
                <Link className="btn" href={accountHref}>
                  本人账号
                </Link>
                {signOut}
              </div>
            </NavDrawer>
            <Link className="logo" href={homeHref}>
              <i aria-hidden="true">推</i>推进台
            </Link>
            {plan && <span className="top-plan">{plan.title}</span>}
            {plan && <span className="tag top-plan">{plan.span}</span>}
            <span className="sp" />
            <UnitPath path={unitPath} />
            {search}
            {bell}
            <ThemeToggle theme={theme} keep={keepTheme} />
            <Menu className="btn t who" align="end" label={`${who.unit} · ${who.role}`} name="账号菜单">
              {own}
              <button type="button" className="menu-item" data-opens="keys">
                键盘快捷键
              </button>
              {signOut}
            </Menu>
          </div>
          {demo && <DemoBanner />}
          <Suspense>
            <Going />
          </Suspense>
        </header>
        <aside className="nav" aria-label="导航">
          <nav aria-label="主导航">
            <NavList groups={nav} />
          </nav>
        </aside>
        <main className="main" id="main" tabIndex={-1}>
          {children}
          <p className="print-foot">打印单位：{who.unit}</p>
        </main>
        {tabs.length > 0 && (
          <nav className="tabbar" aria-label="常用">
            {tabs.map((tab) => (
              <NavLink
                key={tab.href}
                href={tab.href}
                below={tabs.map(({ href }) => href).filter((href) => href.startsWith(`${tab.href}/`))}
              >
                {tab.label}
              </NavLink>
            ))}
          </nav>
        )}
      </div>
      <ShellKeys />
      <ToastHost />
    </>
  );
}

function UnitPath({ path }: { path: readonly string[] }) {
  const last = path.at(-1);
  return (
    <span className="top-unit" title={path.join(" / ")}>
      <span className="above">{path.slice(0, -1).map((name) => `${name} / `)}</span>
      <b>{last}</b>
    </span>
  );
}
