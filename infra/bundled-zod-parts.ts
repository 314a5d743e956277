/** Zod's public exports, without its fifty languages of error messages: the words on our pages are our own. */
export * from '../node_modules/zod/v4/classic/schemas.js'
export * from '../node_modules/zod/v4/classic/checks.js'
export * from '../node_modules/zod/v4/classic/errors.js'
export * from '../node_modules/zod/v4/classic/parse.js'
export * from '../node_modules/zod/v4/classic/compat.js'
export {
  globalRegistry,
  registry,
  config,
  $output,
  $input,
  $brand,
  clone,
  treeifyError,
  prettifyError,
  formatError,
  flattenError,
  TimePrecision,
  NEVER,
  INVALID,
} from '../node_modules/zod/v4/core/index.js'
export { toJSONSchema } from '../node_modules/zod/v4/core/json-schema-processors.js'
export { input, output } from '../node_modules/zod/v4/classic/in-out.js'
export { ZodISODateTime, ZodISODate, ZodISOTime, ZodISODuration } from '../node_modules/zod/v4/classic/iso.js'
export * as iso from '../node_modules/zod/v4/classic/iso.js'
export * as coerce from '../node_modules/zod/v4/classic/coerce.js'
