import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const infra = join(import.meta.dirname, '../../infra')
const proxy = readFileSync(join(infra, 'nginx/tocsin.conf'), 'utf8').replaceAll(/^\s*#.*$/gm, '')
const service = readFileSync(join(infra, 'systemd/tocsin.service'), 'utf8')
const tls = /server \{[^{]*listen 443[\s\S]*?^\}/m.exec(proxy)?.[0] ?? ''

describe('what infra says of itself', () => {
  it('HTTPS for two years, with every subdomain, by TLS 1.2 and 1.3 alone', () => {
    const [, age] =
      /Strict-Transport-Security "max-age=(\d+); includeSubDomains" always/.exec(tls) ?? []
    expect(Number(age)).toBeGreaterThanOrEqual(31_536_000)
    expect(tls).toMatch(/ssl_protocols\s+TLSv1\.2 TLSv1\.3;/)
  })

  it('what has no TLS is sent on to HTTPS and reaches nothing', () => {
    const plain = /server \{[^{]*listen 80;[\s\S]*?^\}/m.exec(proxy)?.[0] ?? ''
    expect(plain).toContain('return 308 https://')
    expect(plain).not.toContain('proxy_pass')
  })

  it('every way to the server replaces the address that a caller claims', () => {
    const ways = tls.split(/^\s*location /m).slice(1)
    expect(ways).toHaveLength(3)
    for (const way of ways) {
      expect(way).toContain('proxy_set_header X-Forwarded-For $remote_addr;')
      expect(way).toContain('proxy_pass http://tocsin;')
    }
    expect(proxy).not.toContain('$proxy_add_x_forwarded_for')
  })

  it('a push goes on as it comes, so that a cut costs one frame of it', () => {
    const way = tls.split(/^\s*location /m).find((one) => one.startsWith('= /api/exchange'))
    expect(way).toContain('proxy_request_buffering off;')
  })

  it('the log of the proxy names no address, no query and no header', () => {
    const [, format] = /log_format tocsin '([^']*)'/.exec(proxy) ?? []
    expect(format?.match(/\$\w+/g)).toEqual([
      '$time_iso8601',
      '$request_method',
      '$uri',
      '$status',
      '$body_bytes_sent',
      '$request_time',
    ])
  })

  it('the service runs as nobody special, on this machine’s own address', () => {
    expect(service).toMatch(/^User=tocsin$/m)
    expect(service).toMatch(/--host 127\.0\.0\.1/)
    for (const line of ['NoNewPrivileges=true', 'ProtectSystem=strict', 'UMask=0077']) {
      expect(service).toContain(line)
    }
  })
})
