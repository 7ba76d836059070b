const earthCircumferenceM = 2 * Math.PI * 6_378_137
const tilePixels = 256

/** CSS pixels in one metre on the ground, Web Mercator (EPSG:3857), at this latitude and zoom. */
export function pixelsPerMetre(lat: number, zoom: number): number {
  return (tilePixels * 2 ** zoom) / (earthCircumferenceM * Math.cos((lat * Math.PI) / 180))
}

/** The longest round distance in metres whose line is no longer than `pixels`. */
export function scaleLine(
  lat: number,
  zoom: number,
  pixels: number,
): { readonly metres: number; readonly pixels: number } {
  const perMetre = pixelsPerMetre(lat, zoom)
  const longest = pixels / perMetre
  const power = 10 ** Math.floor(Math.log10(longest))
  const metres = power * ([5, 2, 1].find((step) => step * power <= longest) ?? 1)
  return { metres, pixels: metres * perMetre }
}
