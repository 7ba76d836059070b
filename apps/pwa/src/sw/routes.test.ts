import { expect, test } from 'vitest'
import { isDeskCode, isReadyCode, serverPaths } from './routes.ts'

const isServers = (path: string) => serverPaths.some((pattern) => pattern.test(path))

test.each(['/api/health', '/api', '/trpc/sync.exchange', '/trpc', '/assets/gone.js', '/x.pmtiles'])(
  '%s goes to the server',
  (path) => expect(isServers(path)).toBe(true),
)

test.each(['/', '/map', '/reports/3f-12', '/apiary', '/flash'])('%s is the shell', (path) =>
  expect(isServers(path)).toBe(false),
)

test('desk code is told from the rest', () => {
  expect(isDeskCode('/assets/desk-routes-B1x_2.js')).toBe(true)
  expect(isDeskCode('/assets/index-B1x.js')).toBe(false)
  expect(isDeskCode('/assets/../api/desk-1.js')).toBe(false)
})

test('map code is told from the rest', () => {
  expect(isReadyCode('/assets/map-view-B1x_2.js')).toBe(true)
  expect(isReadyCode('/assets/map-libraries-B1x.css')).toBe(true)
  expect(isReadyCode('/assets/cluster.worker-B1x.js')).toBe(true)
  expect(isReadyCode('/assets/ready-security-B1x.js')).toBe(true)
  expect(isReadyCode('/assets/catalog-ar-B1x.js')).toBe(true)
  expect(isReadyCode('/assets/catalog-en-B1x.js')).toBe(false)
  expect(isReadyCode('/assets/index-B1x.js')).toBe(false)
})
