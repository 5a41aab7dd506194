import { PHASE_DEVELOPMENT_SERVER, PHASE_PRODUCTION_SERVER } from "next/constants.js";
import { settingsAtBoot } from "./platform/settings.mjs";

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  images: { unoptimized: true },
  reactStrictMode: true,
  devIndicators: false,
  serverExternalPackages: ["@node-rs/argon2", "postgres", "exceljs", "@e965/xlsx", "pino", "pg-boss", "nodemailer"],
  experimental: {
    // Six evidence files of 10 MB each fit into one form; longer bodies would be cut off. Who may send so much, and where, is
    // asked before the framework reads anything (scripts/lib/front.mjs).
    serverActions: { bodySizeLimit: "64mb" },
    proxyClientMaxBodySize: "64mb",
  },
};

/** A server with a wrong setting ends at once with a sentence; a build needs no settings. */
export default function configure(phase) {
  if (phase === PHASE_PRODUCTION_SERVER || phase === PHASE_DEVELOPMENT_SERVER) settingsAtBoot();
  return config;
}
