import type { RecordId } from '@tocsin/schema/primitives/ids'
import { problem } from '@tocsin/schema/problem'
import { threatCan } from '@tocsin/schema/threat/can'
import { threatText, threatTitle, threatValues } from '@tocsin/schema/threat/select'
import type { Threat } from '@tocsin/schema/threat/state'
import { AmendedRecord } from '../../field/amended-record.tsx'
import { draftAbout } from '../../field/amends.ts'
import type { FieldTools } from '../../field/field-tools.ts'
import { serverNow } from '../../field/server-now.ts'
import type { RecordView } from '../../local/local.ts'
import { answersOf, type ThreatForm } from './threat-form.ts'
import { ThreatScreen } from './threat-screen.tsx'

type Props = { tools: FieldTools; record: RecordId; draft?: string | undefined }

/** More is known of a threat, or it has changed: the same form, filled with what is already said. */
export function AmendThreatScreen({ tools, record, draft }: Props) {
  return (
    <AmendedRecord
      tools={tools}
      record={record}
      refusalOf={(view) =>
        view?.threat ? threatCan.amend(view.threat, tools.local.actor()) : problem('not_found')
      }
    >
      {({ threat, base }) =>
        threat && (
          <ThreatScreen
            tools={tools}
            draft={draft ?? draftAbout(tools.local, record)}
            amends={{ threat, form: formOf(threat, base, tools) }}
          />
        )
      }
    </AmendedRecord>
  )
}

function formOf(threat: Threat, base: RecordView['base'], tools: FieldTools): ThreatForm {
  const said = {
    values: threatValues(threat),
    title: threatTitle(threat),
    text: threatText(threat),
  }
  const first = answersOf(said, tools.local.profile().timeZone, serverNow(tools))
  return { ...first, people: [], files: [], amends: { record: threat.id, base, first } }
}
