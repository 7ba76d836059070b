type Position = readonly number[]
type Ring = readonly Position[]

/**
 * The rings of a polygon on the sphere as rings on a flat map. A ring over the 180th meridian jumps
 * from one edge of the map to the other and would be drawn as a band across it: here it runs on
 * past 180 degrees, and the tile cutter wraps what lies beyond. A ring round the south pole is
 * closed along the lower edge.
 */
export function planarPolygons(polygons: readonly (readonly Ring[])[]): Ring[][] {
  return polygons.map((rings) => rings.map(planarRing))
}

function planarRing(ring: Ring): Ring {
  let turn = 0
  const unrolled = ring.map(([lon = 0, lat = 0], i) => {
    const before = ring[i - 1]?.[0] ?? lon
    if (lon - before > 180) turn -= 360
    if (lon - before < -180) turn += 360
    return [lon + turn, lat]
  })
  const lons = unrolled.map(([lon = 0]) => lon)
  const middle = (Math.min(...lons) + Math.max(...lons)) / 2
  const shift = -360 * Math.ceil((middle - 180) / 360)
  const centred = unrolled.map(([lon = 0, lat = 0]) => [lon + shift, lat])
  const [start = 0] = centred[0] ?? []
  const [end = 0] = centred.at(-1) ?? []
  return turn === 0 ? centred : [...centred, [end, -90], [start, -90], centred[0] ?? []]
}
