// Draws the app icons: node tools/make-icons.mjs, from apps/pwa. Needs the distribution's Chromium.
// The pictures are committed; run it again only when the drawing below changes.
import { mkdir, writeFile } from 'node:fs/promises'
import { chromium } from '@playwright/test'

const folder = new URL('../public/icons/', import.meta.url)
const bell = 'M6.5 16.5v-5a5.5 5.5 0 0 1 11 0v5l2 2h-15l2-2ZM10 21h4M12 6V3.5'

/** `margin` is the part of the side left empty round the bell; `corner` rounds the ground. */
function draw({ margin, corner }) {
  const scale = (512 * (1 - 2 * margin)) / 24
  return `<svg xmlns="http://www.w3.org/2000/svg" width="512" height="512" viewBox="0 0 512 512"><title>Tocsin</title><rect width="512" height="512" rx="${corner}" fill="#16202a"/><g transform="translate(${512 * margin} ${512 * margin}) scale(${scale.toFixed(4)})" fill="none" stroke="#f4f2ec" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"><path d="${bell}"/></g></svg>\n`
}

const rounded = draw({ margin: 0.15, corner: 96 })
const square = draw({ margin: 0.18, corner: 0 })
const maskable = draw({ margin: 0.25, corner: 0 })

await mkdir(folder, { recursive: true })
await writeFile(new URL('icon.svg', folder), rounded)

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
const pictures = [
  ['icon-192.png', rounded, 192],
  ['icon-512.png', rounded, 512],
  ['icon-maskable-512.png', maskable, 512],
  ['apple-touch-icon.png', square, 180],
]
for (const [name, svg, side] of pictures) {
  const page = await browser.newPage({ viewport: { width: side, height: side } })
  await page.setContent(
    `<style>body{margin:0}svg{display:block;width:${side}px;height:${side}px}</style>${svg}`,
  )
  await writeFile(new URL(name, folder), await page.screenshot({ omitBackground: true }))
  await page.close()
}
await browser.close()
