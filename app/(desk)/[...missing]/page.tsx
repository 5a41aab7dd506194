import { notFound } from "next/navigation";

/** An address that leads nowhere keeps the navigation around it. */
export default function Missing() {
  notFound();
}
