/** What a column of a place list holds. */
export type PlaceColumn = 'name' | 'alt' | 'lat' | 'lon' | 'pcode' | 'kind'

export type PlaceColumns = {
  readonly name: string
  readonly alt: readonly string[]
  readonly lat: string
  readonly lon: string
  readonly pcode: string | undefined
  readonly kind: string | undefined
}

/** Names of columns as place lists of the field have them (OCHA COD, HDX, GeoNames, QGIS), best first. */
const known: Readonly<Record<PlaceColumn, readonly RegExp[]>> = {
  name: [
    /^name$/,
    /^(place|settlement|village|locality|site|feature)_?name(_?en)?$/,
    /^featurenam(e)?(_en)?$/,
    /^name_?en$/,
    /^(place|settlement|village|nom|toponym|asciiname)$/,
    /^(nom|name)_?(fr|1)$/,
    /^(اسم|الاسم)$/,
  ],
  alt: [
    /^alt(ernat(iv)?e)?_?names?(_?\w+)?$/,
    /^(other|autres?)_?(names?|noms?|spellings?)$/,
    /^(name|nom|featurenam(e)?)[_:]?([a-z]{2}|\d)$/,
    /^asciiname$/,
    /^(اسم|الاسم)$/,
  ],
  lat: [/^lat(itude)?(_?(dd|wgs84))?$/, /^(point_)?y$/, /^y_?coord(inate)?$/],
  lon: [/^(lon|lng|long)(gitude|itude)?(_?(dd|wgs84))?$/, /^(point_)?x$/, /^x_?coord(inate)?$/],
  pcode: [
    /^p_?-?code$/,
    /^(place|settlement|village|site|feature|ppl)_?p?code$/,
    /^featurepcod(e)?$/,
    /^pcode_?\w*$/,
  ],
  kind: [
    /^(kind|type|class|fclass|place)$/,
    /^(place|settlement|feature|site)_?(type|class|kind)$/,
    /^feature(_?(code|ref\w*|cla\w*))$/,
  ],
}

/** The columns that hold what, or the names of those that are missing. `chosen` is what the operator said. */
export function placeColumns(
  columns: readonly string[],
  chosen: Partial<Record<PlaceColumn, string>>,
): { ok: true; value: PlaceColumns } | { ok: false; missing: readonly string[] } {
  const find = (what: PlaceColumn) => chosen[what]?.toLowerCase() ?? all(columns, what)[0]
  const name = find('name')
  const lat = find('lat')
  const lon = find('lon')
  const pcode = find('pcode')
  const found = [name, lat, lon, pcode]
  const kind = chosen.kind?.toLowerCase() ?? all(columns, 'kind').find((c) => !found.includes(c))
  const alt = chosen.alt ? [chosen.alt.toLowerCase()] : all(columns, 'alt')
  const asked = [...found, kind, ...(chosen.alt ? alt : [])].filter((c) => c !== undefined)
  const missing = [
    ...(name ? [] : ['name']),
    ...(lat ? [] : ['lat']),
    ...(lon ? [] : ['lon']),
    ...asked.filter((column) => !columns.includes(column)),
  ]
  if (!name || !lat || !lon || missing.length > 0) return { ok: false, missing }
  return {
    ok: true,
    value: { name, lat, lon, pcode, kind, alt: alt.filter((c) => c !== name && c !== kind) },
  }
}

/** The columns that may hold it, the best name first. */
function all(columns: readonly string[], what: PlaceColumn): string[] {
  return known[what].flatMap((pattern) => columns.filter((column) => pattern.test(column)))
}
