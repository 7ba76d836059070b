import { execFileSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

/** The programs that read what they did not write; `undefined` where one is not installed. */
export const programs = {
  office: find('soffice'),
  browser:
    process.env.TOCSIN_CHROMIUM ?? find('chromium', 'chromium-browser', 'google-chrome-stable'),
  pdfinfo: find('pdfinfo'),
  pdftotext: find('pdftotext'),
}

function find(...names: string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  return paths.find((path) => {
    try {
      accessSync(path, constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

/** All files in one start of LibreOffice, which costs more than any of them. What it read lies beside them. */
export function openInOffice(
  folder: string,
  files: readonly string[],
  as: 'html' | 'pdf' = 'html',
): void {
  const profile = `-env:UserInstallation=file://${join(folder, 'office')}`
  const options = ['--headless', '--norestore', profile, '--convert-to', as, '--outdir', folder]
  run(programs.office, [...options, ...files.map((file) => join(folder, file))])
}

/** As the desk prints it: tagged, with an outline. All pages in one start of the browser. */
export async function printPages(folder: string, names: readonly string[]): Promise<void> {
  const browser = await chromium.launch({
    ...(programs.browser && { executablePath: programs.browser }),
  })
  const page = await browser.newPage()
  for (const name of names) {
    await page.goto(`file://${join(folder, name)}.html`)
    const path = join(folder, `${name}.pdf`)
    await page.pdf({ path, tagged: true, outline: true, preferCSSPageSize: true })
  }
  await browser.close()
}

export function pdfInfo(folder: string, pdf: string, ...options: string[]): string {
  return run(programs.pdfinfo, [...options, join(folder, pdf)])
}

/** The words of all pages, without what stands in their margins. */
export function pdfText(folder: string, pdf: string): string {
  const body = ['-x', '0', '-y', '55', '-W', '595', '-H', '735']
  return run(programs.pdftotext, [...body, join(folder, pdf), '-'])
}

function run(program: string | undefined, options: readonly string[]): string {
  if (program === undefined) throw new Error('a program is not installed')
  return execFileSync(program, options, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 120_000,
    maxBuffer: 64 * 1024 * 1024,
  })
}
