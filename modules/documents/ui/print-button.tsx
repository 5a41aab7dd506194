"use client";
import { Button } from "@/components/ui/button";

/** The browser's own printing; its PDF has the pages of the Word file. */
export const PrintButton = () => <Button onClick={() => window.print()}>打印</Button>;
