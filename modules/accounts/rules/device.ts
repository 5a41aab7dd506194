const browsers: [RegExp, string][] = [
  [/Edg\w*\/(\d+)/, "Edge"],
  [/(?:Chrome|CriOS)\/(\d+)/, "Chrome"],
  [/(?:Firefox|FxiOS)\/(\d+)/, "Firefox"],
  [/Version\/(\d+)[.\d]* .*Safari/, "Safari"],
];

const systems: [RegExp, string][] = [
  [/HarmonyOS/i, "鸿蒙"],
  [/Android/, "Android"],
  [/iPhone|iPad/, "iOS"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/Linux/, "Linux"],
];

/** 手机 or 电脑 by the browser's own words; 其他 for a program, — where nobody signed in. */
export function deviceKind(agent: string): string {
  if (agent === "") return "—";
  if (/Mobile|Android|iPhone/.test(agent)) return "手机";
  return /Mozilla/.test(agent) ? "电脑" : "其他";
}

/** 电脑 · Chrome 128 · Windows, as far as the browser says so. */
export function deviceText(agent: string): string {
  const browser = browsers.flatMap(([pattern, name]) => {
    const version = pattern.exec(agent)?.[1];
    return version ? [`${name} ${version}`] : [];
  })[0];
  const system = systems.find(([pattern]) => pattern.test(agent))?.[1];
  return [deviceKind(agent), browser, system].filter(Boolean).join(" · ");
}
