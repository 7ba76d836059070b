import type { RecordId } from '@tocsin/schema/primitives/ids'
import type { Problem } from '@tocsin/schema/problem'
import { useWords } from '../../i18n/use-words.tsx'
import { paths } from '../../paths.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'

/** The way to the form of a record, or why not. */
export function AmendButton({ id, refusal }: { id: RecordId; refusal: Problem | undefined }) {
  const { t, problemWords } = useWords()
  if (refusal) {
    return <Button label={t('record.amend')} disabledReason={problemWords(refusal).said} />
  }
  return <ButtonLink icon="pencil" label={t('record.amend')} href={paths.amend(id)} />
}
