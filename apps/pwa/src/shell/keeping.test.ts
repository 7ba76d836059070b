import { expect, test } from 'vitest'
import { keepingRisk } from './keeping.ts'

const ipad =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15'
const android =
  'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/156.0.0.0 Mobile Safari/537.36'

test.each([
  [
    'an iPad in Safari',
    { userAgent: ipad, maxTouchPoints: 5, isInstalled: false },
    false,
    'install',
  ],
  [
    'an iPad that promises',
    { userAgent: ipad, maxTouchPoints: 5, isInstalled: false },
    true,
    'install',
  ],
  [
    'an iPad on the Home Screen',
    { userAgent: ipad, maxTouchPoints: 5, isInstalled: true },
    false,
    null,
  ],
  ['a Macintosh', { userAgent: ipad, maxTouchPoints: 0, isInstalled: false }, false, 'ask'],
  [
    'a tablet that promises',
    { userAgent: android, maxTouchPoints: 5, isInstalled: false },
    true,
    null,
  ],
  [
    'a tablet that does not',
    { userAgent: android, maxTouchPoints: 5, isInstalled: false },
    false,
    'ask',
  ],
  [
    'an installed tablet',
    { userAgent: android, maxTouchPoints: 5, isInstalled: true },
    false,
    null,
  ],
  [
    'a browser not asked yet',
    { userAgent: android, maxTouchPoints: 5, isInstalled: false },
    null,
    null,
  ],
] as const)('SV-9 %s', (_, browser, isKept, risk) => {
  expect(keepingRisk(browser, isKept)).toBe(risk)
})
