import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'

/** Zip counts in local time, whose fields are written as they are: midnight of 1980-01-01 everywhere. */
const earliest = new Date(1980, 0, 1)

/**
 * An Office file again, with no clock in it: entries by name, each of the first date that zip knows,
 * and the two dates of its properties as the moment of the model. The same paper is the same bytes.
 */
export function fixedZip(bytes: Uint8Array, at: number): Uint8Array {
  const said = new Date(at).toISOString().replace(/\.\d+Z$/, 'Z')
  const entries: Zippable = {}
  for (const [name, data] of Object.entries(unzipSync(bytes)).sort(([a], [b]) =>
    a < b ? -1 : 1,
  )) {
    const isProperties = name === 'docProps/core.xml'
    entries[name] = [
      isProperties ? withDate(data, said) : data,
      { mtime: earliest, level: name.endsWith('.png') ? 0 : 6 },
    ]
  }
  return zipSync(entries)
}

function withDate(xml: Uint8Array, said: string): Uint8Array {
  const dates = /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g
  return strToU8(strFromU8(xml).replace(dates, `$1${said}`))
}
