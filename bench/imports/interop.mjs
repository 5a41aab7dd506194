/** The bundler unwraps a CommonJS default export and Node does not: the one package where that matters is unwrapped here. */
import { registerHooks } from "node:module";

const wrapped = "next-auth/providers/credentials";
const mark = "?unwrapped";

registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== wrapped || context.parentURL?.endsWith(mark)) return next(specifier, context);
    return { url: next(specifier, context).url + mark, shortCircuit: true, format: "module" };
  },
  load(url, context, next) {
    if (!url.endsWith(mark)) return next(url, context);
    const source = `import found from ${JSON.stringify(wrapped)}; export default found.default;`;
    return { format: "module", source, shortCircuit: true };
  },
});
