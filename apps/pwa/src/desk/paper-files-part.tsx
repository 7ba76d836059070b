import type { PaperAnswer } from '@tocsin/schema/desk/paper-answers'
import { PaperFiles } from '../features/desk-hand-overs/paper-files.tsx'
import { useSeat } from '../shell/deps.ts'
import { called } from '../sync/server-client.ts'
import { saved, useHandOver } from './give-file.ts'

/** Files and hand-overs of one version of a paper, for its page. */
export function PaperFilesPart({ answer }: { answer: Pick<PaperAnswer, 'paper' | 'seats'> }) {
  const { server } = useSeat()
  const handOver = useHandOver()
  const paper = answer.paper.id
  return (
    <PaperFiles
      answer={answer}
      onSave={(chosen) => saved(called(server.paper.file.mutate({ paper, ...chosen })))}
      onHandOver={({ to, why, ...chosen }) =>
        handOver({ paper, to, why }, () => called(server.paper.file.mutate({ paper, ...chosen })))
      }
    />
  )
}
