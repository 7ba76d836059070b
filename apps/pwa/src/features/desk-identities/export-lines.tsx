import type { ExportRequest } from '@tocsin/schema/identities/answers'
import { formatDtg } from '@tocsin/schema/primitives/dtg'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { identityReasons } from '@tocsin/schema/vocabulary/identity-reasons'
import { useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import type { Words } from '../../i18n/words.ts'
import type { IdentityServer } from '../../identities/identity-server.ts'
import { openSealed } from '../../identities/open-sealed.ts'
import { Button } from '../../ui/button.tsx'
import { Code } from '../../ui/code.tsx'
import { Notice } from '../../ui/notice.tsx'
import { saveBlob } from '../../ui/save-file.ts'
import type { OpenVault } from '../../vault/open-vault.ts'
import type { Random } from '../../vault/random.ts'
import { isolated } from '../../words/isolated.ts'
import { ProblemNotice } from '../../words/problem-notice.tsx'

type Props = {
  server: IdentityServer
  vault: Pick<OpenVault, 'officer'>
  random: Random
  exports: readonly ExportRequest[]
  onChanged: () => void
}

/** What officers asked to export, and what another one decided. */
export function ExportLines({ server, vault, random, exports, onChanged }: Props) {
  const words = useWords()
  const { t, locale } = words
  const [failed, setFailed] = useState<Problem | null>(null)
  const [secret, setSecret] = useState<string | null>(null)
  const act = async (done: Promise<Result<unknown, Problem>>) => {
    const told = await done
    setFailed(told.ok ? null : told.error)
    onChanged()
  }
  const take = async (id: string): Promise<Result<undefined, Problem>> => {
    const made = await makeFile({ server, vault, random }, id)
    if (made.ok) setSecret(made.value)
    return made.ok ? ok(undefined) : made
  }
  if (exports.length === 0) return <p className="quiet">{t('identities.noExports')}</p>
  return (
    <>
      {failed && <ProblemNotice problem={failed} />}
      {secret && (
        <Notice kind="care" icon="lock" title={t('identities.fileDone')} live>
          <Code>{secret}</Code>
        </Notice>
      )}
      {exports.map((line) => (
        <div key={line.id} className="stack stack--tight">
          <p>
            {t('identities.exportLine', { count: line.identities, name: isolated(line.askedBy) })} ·{' '}
            {labelOf(identityReasons, line.reason, locale)} · <bdi>{line.words}</bdi>{' '}
            <Code>{formatDtg(line.askedAt)}</Code> · {standing(words, line)}
          </p>
          {line.approved === null && (
            <div className="line">
              <Button
                label={t('identities.approve')}
                disabledReason={
                  line.isOwn ? words.problemWords(problem('second_officer_needed')).said : undefined
                }
                onPress={() => void act(server.decideExport({ id: line.id, approve: true }))}
              />
              {!line.isOwn && (
                <Button
                  label={t('identities.refuse')}
                  onPress={() => void act(server.decideExport({ id: line.id, approve: false }))}
                />
              )}
            </div>
          )}
          {line.isOwn && line.approved && line.takenAt === null && (
            <div>
              <Button
                kind="main"
                label={t('identities.take')}
                onPress={() => void act(take(line.id))}
              />
            </div>
          )}
        </div>
      ))}
    </>
  )
}

function standing({ t }: Words, { approved, decidedBy, takenAt }: ExportRequest): string {
  if (takenAt !== null) return t('identities.taken')
  if (approved === null) return t('identities.waiting')
  const by = { name: isolated(decidedBy ?? '') }
  return approved ? t('identities.approvedBy', by) : t('identities.refusedBy', by)
}

/** Opens what was handed out, encrypts it under words that were drawn, saves the file; the value is the words. */
async function makeFile(
  { server, vault, random }: Pick<Props, 'server' | 'vault' | 'random'>,
  id: string,
): Promise<Result<string, Problem>> {
  // Before anything is handed out: an export can be taken once.
  const [{ exportFile, exported }, { suggestPassphrase }] = await Promise.all([
    import('./desk-export-file.ts'),
    import('../../vault/suggest-passphrase.ts'),
  ])
  const handed = await server.takeExport(id)
  if (!handed.ok) return handed
  const identities = []
  for (const sealed of handed.value.identities) {
    const person = await openSealed(vault, sealed)
    if (!person.ok) return err(person.error)
    identities.push(exported(sealed, person.value))
  }
  const words = `${suggestPassphrase(random)} ${suggestPassphrase(random)}`
  saveBlob(document, 'identities.zip', await exportFile(identities, words))
  return ok(words)
}
