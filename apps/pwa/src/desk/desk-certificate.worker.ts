import type { CertificateToRead } from '../features/desk-certificate/certified-entry.ts'
import { readCertificate } from './read-certificate.ts'

// A worker, so that what reads and checks a certificate is in no file that a tablet fetches.
addEventListener('message', ({ data }: MessageEvent<CertificateToRead>) => {
  void readCertificate(data).then((read) => postMessage(read))
})
