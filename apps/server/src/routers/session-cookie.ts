import type { Request, Response } from 'express'

/**
 * `__Host-`: only this host over HTTPS (or on localhost) can set or see it; scripts and other sites
 * never do (ASVS 5.0, 3.3.1 to 3.3.4).
 */
const name = '__Host-tocsin'
const browserName = '__Host-tocsin-browser'
const options = { httpOnly: true, secure: true, sameSite: 'strict', path: '/' } as const

export function readSessionToken(request: Request): string | undefined {
  return readToken(request, name)
}

/** By which a browser is known from an earlier sign-in; it opens nothing. */
export function readBrowserToken(request: Request): string | undefined {
  return readToken(request, browserName)
}

export function writeBrowserCookie(response: Response, token: string, maxAge: number): void {
  response.cookie(browserName, token, { ...options, maxAge })
}

function readToken(request: Request, name: string): string | undefined {
  for (const pair of (request.get('Cookie') ?? '').split(';')) {
    const [key, value] = pair.trim().split('=')
    if (key === name && value !== undefined && /^[A-Za-z0-9_-]{43}$/.test(value)) return value
  }
  return undefined
}

export function writeSessionCookie(
  response: Response,
  opened: { token: string; maxAgeMs: number } | undefined,
): void {
  if (opened) response.cookie(name, opened.token, { ...options, maxAge: opened.maxAgeMs })
  else response.clearCookie(name, options)
}
