import { interpreterKinds } from '@tocsin/schema/vocabulary/interpreter-kinds'
import { interviewLanguages } from '@tocsin/schema/vocabulary/interview-languages'
import { informationCredibility, sourceReliability } from '@tocsin/schema/vocabulary/source-grades'
import { sourceTypes } from '@tocsin/schema/vocabulary/source-types'
import { nextKey } from '../../field/next-key.ts'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { originCount, type SourceForm } from './source-form.ts'

const mostSources = 40

type Props = { sources: readonly SourceForm[]; onChange: (sources: SourceForm[]) => void }

/** What kind of source, how good, and whether it only repeats another. Who it is, is not asked yet. */
export function SourcesSection({ sources, onChange }: Props) {
  const { t, label } = useWords()
  const change = (key: string, patch: Partial<SourceForm>) =>
    onChange(sources.map((source) => (source.key === key ? { ...source, ...patch } : source)))
  const add = () =>
    onChange([
      ...sources,
      {
        key: nextKey(sources),
        type: 'eyewitness',
        reliability: '',
        credibility: '',
        heardFrom: '',
        language: '',
        interpreter: '',
      },
    ])
  return (
    <Panel
      title={t('full-report.partSources')}
      end={
        sources.length > 0 && (
          <span className="quiet">
            {t('full-report.sourceCounts', {
              sources: sources.length,
              origins: originCount(sources),
            })}
          </span>
        )
      }
    >
      <p className="hint">{t('full-report.noNames')}</p>
      {sources.map((source, index) => (
        <fieldset key={source.key} className="stack stack--tight">
          <legend className="label">{t('full-report.source', { number: index + 1 })}</legend>
          <div className="pair">
            <SelectField
              label={t('full-report.sourceType')}
              value={source.type}
              options={sourceTypes.items.map((item) => ({ value: item.code, label: label(item) }))}
              onChange={(type) => type && change(source.key, { type })}
            />
            <SelectField
              label={t('full-report.reliability')}
              none={t('full-report.notGraded')}
              value={source.reliability}
              options={sourceReliability.items.map((item) => ({
                value: item.code,
                label: label(item),
              }))}
              onChange={(reliability) => change(source.key, { reliability })}
            />
            <SelectField
              label={t('full-report.credibility')}
              none={t('full-report.notGraded')}
              value={source.credibility}
              options={informationCredibility.items.map((item) => ({
                value: item.code,
                label: label(item),
              }))}
              onChange={(credibility) => change(source.key, { credibility })}
            />
            <SelectField
              label={t('full-report.language')}
              none={t('full-report.notSaid')}
              value={source.language}
              options={interviewLanguages.items.map((item) => ({
                value: item.code,
                label: label(item),
              }))}
              onChange={(language) => change(source.key, { language })}
            />
            <SelectField
              label={t('full-report.interpreter')}
              none={t('full-report.notSaid')}
              value={source.interpreter}
              options={interpreterKinds.items.map((item) => ({
                value: item.code,
                label: label(item),
              }))}
              onChange={(interpreter) => change(source.key, { interpreter })}
            />
            {sources.length > 1 && (
              <SelectField
                label={t('full-report.sourceOrigin')}
                none={t('common.no')}
                value={source.heardFrom}
                options={sources.flatMap((other, at) =>
                  other.key === source.key
                    ? []
                    : [
                        {
                          value: other.key,
                          label: t('full-report.source', { number: at + 1 }),
                        },
                      ],
                )}
                onChange={(heardFrom) => change(source.key, { heardFrom })}
              />
            )}
          </div>
          <div>
            <Button
              kind="plain"
              icon="close"
              label={t('full-report.removeSource')}
              onPress={() => onChange(sources.filter(({ key }) => key !== source.key))}
            />
          </div>
        </fieldset>
      ))}
      {sources.length < mostSources && (
        <div>
          <Button icon="plus" label={t('full-report.addSource')} onPress={add} />
        </div>
      )}
    </Panel>
  )
}
