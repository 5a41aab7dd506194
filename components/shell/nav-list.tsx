import { Icon, type IconName } from "../ui/icons";
import { NavLink } from "./nav-link";

export interface NavItem {
  href: string;
  label: string;
  icon: IconName;
  /** What waits for this user, not a total; hidden at 0. */
  count?: number | undefined;
}

export interface NavGroup {
  key: string;
  /** Small grey head; the first group goes without. */
  label?: string | undefined;
  items: readonly NavItem[];
}

/** The navigation's entries in their groups; a rail of icons with tooltips between 1024 and 1439 px. */
export function NavList({ groups }: { groups: readonly NavGroup[] }) {
  const all = groups.flatMap((group) => group.items.map((item) => item.href));
  return groups.map((group) => (
    <div key={group.key}>
      {group.label && <h2>{group.label}</h2>}
      <ul>
        {group.items.map((item) => (
          <li key={item.href}>
            <NavLink href={item.href} below={all.filter((href) => href.startsWith(`${item.href}/`))}>
              <Icon name={item.icon} />
              <span>{item.label}</span>
              {item.count ? (
                <b>
                  {item.count}
                  <span className="sr"> 件待办</span>
                </b>
              ) : null}
              <span className="tip" aria-hidden="true">
                {item.label}
              </span>
            </NavLink>
          </li>
        ))}
      </ul>
    </div>
  ));
}
