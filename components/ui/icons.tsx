import type { SVGProps } from "react";

/** Paths on a 24 grid, drawn with one stroke. Names follow the navigation entries. */
const paths = {
  desk: "M4 5h16v14H4zM8 10l2 2 4-4M8 16h8",
  overview: "M4 20V10M10 20V4M16 20v-8M21 20H3",
  plan: "M9 6h11M9 12h11M9 18h11M4 6h.01M4 12h.01M4 18h.01",
  enterprises: "M5 21V4h10v17M15 9h4v12M3 21h18M8 8h4M8 12h4M8 16h4",
  membership: "M9 11a4 4 0 100-8 4 4 0 000 8zM2 20c0-4 3-6 7-6s7 2 7 6M16 4a4 4 0 010 7M18 14c2.500 .7 4 2.700 4 6",
  stations: "M4 21V9l8-6 8 6v12M9 21v-6h6v6M3 21h18",
  activities: "M5 6h14v14H5zM5 10h14M9 3v4M15 3v4M9 14h2M13 14h2",
  cases: "M4 5h16v11H9l-5 4zM8 9h8M8 12h5",
  funds: "M12 3a9 9 0 100 18 9 9 0 000-18zM8.500 8l3.500 4 3.500-4M12 12v5M9 13h6M9 15.500h6",
  reports: "M6 3h9l4 4v14H6zM14 3v5h5M9 13h7M9 17h5",
  follow: "M5 21V4h11l-2 4 2 4H5",
  instructions: "M4 20l1-5L16 4l4 4L9 19zM13 7l4 4M4 20l5-1",
  risks: "M12 4l9 16H3zM12 10v4M12 17h.01",
  briefings: "M4 6h12v14H6a2 2 0 01-2-2zM16 10h4v8a2 2 0 01-2 2M7 10h6M7 14h6",
  quality: "M12 3l8 3v6c0 5-3.500 8-8 9-4.500-1-8-4-8-9V6zM9 12l2 2 4-4",
  imports: "M12 4v11M8 11l4 4 4-4M4 16v4h16v-4",
  accounts: "M12 11a4 4 0 100-8 4 4 0 000 8zM4 21c0-4 3-7 8-7s8 3 8 7",
  units: "M9 3h6v5H9zM3 16h6v5H3zM15 16h6v5h-6zM12 8v4M6 16v-4h12v4",
  audit: "M10 17a7 7 0 100-14 7 7 0 000 14zM15 15l6 6M7 10h6M10 7v6",
  settings: "M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4",
  account:
    "M12 3a9 9 0 100 18 9 9 0 000-18zM12 12a3 3 0 100-6 3 3 0 000 6zM6.500 18c1-2.500 3-3.500 5.500-3.500s4.500 1 5.500 3.500",
  help: "M12 3a9 9 0 100 18 9 9 0 000-18zM9.500 9.500a2.500 2.500 0 115 0c0 1.700-2.500 2-2.500 4M12 17h.01",
  bell: "M6 17V11a6 6 0 1112 0v6l2 2H4zM10 21h4",
  jobs: "M12 3a9 9 0 100 18 9 9 0 000-18zM12 7v5l3.500 2",
  search: "M10.500 17a6.500 6.500 0 100-13 6.500 6.500 0 000 13zM15.500 15.500L21 21",
  menu: "M4 6h16M4 12h16M4 18h16",
  close: "M6 6l12 12M18 6L6 18",
  file: "M6 3h9l4 4v14H6zM14 3v5h5",
  image: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.500 9.500h.01",
} as const;

export type IconName = keyof typeof paths;

/** Line icon, 20 px, in the colour of its text; hidden from screen readers because a word stands beside it. */
export function Icon({ name, ...rest }: { name: IconName } & SVGProps<SVGSVGElement>) {
  return (
    <svg viewBox="0 0 24 24" className="icon" aria-hidden="true" {...rest}>
      <path d={paths[name]} />
    </svg>
  );
}
