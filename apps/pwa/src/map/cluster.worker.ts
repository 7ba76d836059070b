import { createClusterIndex } from './cluster-index.ts'
import type { ClusterRequest } from './cluster-messages.ts'

const answer = createClusterIndex()

addEventListener('message', ({ data }: MessageEvent<ClusterRequest>) => {
  const reply = answer(data)
  if (reply) postMessage(reply)
})
