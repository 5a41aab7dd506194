// Who may import whom; docs/architecture.md draws the same edges.
const tests = "\\.(test|spec)\\.tsx?$";
const pack = (...names) => `node_modules/(${names.join("|")})(/|$)`;

/** Files of `path` may reach only `to` (and packages, unless `to` names those too). */
const only = (name, path, to, more = {}) => ({
  name,
  severity: "error",
  from: { path, pathNot: [tests] },
  to: {
    pathNot: [
      ...to,
      "node_modules",
      "^(node:|assert|buffer|child_process|crypto|events|fs|http|https|module|net|os|path|stream|timers|url|util|worker_threads|zlib)",
    ],
  },
  ...more,
});

export default {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    { name: "no-unresolved", severity: "error", from: {}, to: { couldNotResolve: true } },
    { name: "nothing-imports-app", severity: "error", from: { pathNot: "^app/" }, to: { path: "^app/" } },

    only("vocab-imports-nothing", "^vocab/", ["^vocab/"]),
    only("components-know-no-domain", "^components/", ["^components/", "^vocab/", "\\.css$"]),
    only("platform-knows-no-module", "^platform/", ["^platform/", "^db/(client|schema)", "^vocab/"]),
    only("schema-stands-alone", "^db/schema/", ["^db/schema/", "^vocab/"]),
    only("app-composes", "^app/", [
      "^app/",
      "^modules/",
      "^components/",
      "^vocab/",
      "^platform/(gate|search|session|sign-in|env|dates|clock|errors|export/|export\\.|health|settings)",
    ]),
    // The shipped plan is data, not code: the rules compare an uploaded one with it.
    only("modules-build-on-platform", "^modules/", [
      "^db/seed/data/",
      "^modules/",
      "^platform/",
      "^db/schema",
      "^vocab/",
      "^components/",
    ]),
    only("rules-are-pure", "^modules/[^/]+/rules/", [
      "^modules/[^/]+/rules/",
      "^vocab/",
      "^platform/(dates|workdays)",
      "^db/seed/data/",
    ]),
    {
      name: "rules-need-zod-alone",
      severity: "error",
      from: { path: "^modules/[^/]+/rules/", pathNot: tests },
      to: { path: "node_modules", pathNot: pack("zod") },
    },

    {
      name: "components-only-in-ui",
      severity: "error",
      from: { path: "^modules/", pathNot: ["^modules/[^/]+/ui/", tests] },
      to: { path: "^components/" },
    },
    {
      name: "app-uses-module-doors",
      severity: "error",
      from: { path: "^app/" },
      to: { path: "^modules/", pathNot: "^modules/[^/]+/((index|search|columns)\\.tsx?$|ui/)" },
    },
    {
      name: "modules-meet-at-their-index",
      severity: "error",
      from: { path: "^modules/([^/]+)/", pathNot: [tests, "^modules/[^/]+/ui/"] },
      to: { path: "^modules/([^/]+)/", pathNot: ["^modules/$1/", "^modules/[^/]+/index\\.ts$"] },
    },
    {
      // A picker of units stands in many modules' forms; an index would carry the server's code into the browser with it.
      name: "ui-meets-at-index-or-ui",
      severity: "error",
      from: { path: "^modules/([^/]+)/ui/", pathNot: tests },
      to: { path: "^modules/([^/]+)/", pathNot: ["^modules/$1/", "^modules/[^/]+/(index\\.ts$|ui/)"] },
    },
    {
      name: "ui-never-reaches-the-database",
      severity: "error",
      from: { path: "^modules/[^/]+/ui/" },
      to: {
        path: ["^db/", "^modules/[^/]+/(reads|writes)/", "^platform/(run|session)\\.ts$"],
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "two-doors-to-the-pool",
      severity: "error",
      from: { pathNot: ["^platform/(run|session)\\.ts$", "^db/", "^bench/", tests] },
      to: { path: "^db/client\\.ts$" },
    },
    {
      name: "drizzle-only-near-data",
      severity: "error",
      from: { path: ["^app/", "^components/", "^vocab/", "^modules/[^/]+/ui/"] },
      to: { path: pack("drizzle-orm", "postgres") },
    },
    {
      name: "tests-stay-out-of-the-product",
      severity: "error",
      from: { pathNot: [tests, "^e2e/", "^db/testing/", "^modules/[^/]+/testing/", "^bench/"] },
      to: { path: ["^e2e/", "^db/testing/", tests] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: ["^\\.next", "^\\.data"] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".css"],
    },
  },
};
