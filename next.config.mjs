/** @type {import("next").NextConfig} */
export default {
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  poweredByHeader: false,
  images: { unoptimized: true },
  reactStrictMode: true,
  devIndicators: false,
  typescript: { ignoreBuildErrors: false },
  serverExternalPackages: ["@node-rs/argon2", "postgres", "exceljs", "@e965/xlsx", "pino"],
};
