/**
 * What unpacks WOFF2 fonts means inside a bundle: half a megabyte that the function for files would load at every cold
 * start. The font that it draws with is TrueType, which is not packed.
 */
const unpack = (): never => {
  throw new Error('a font packed with Brotli is not read here')
}
export default unpack
