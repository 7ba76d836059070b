import { components } from '@tocsin/schema/vocabulary/components'
import { useState } from 'react'
import { type CardGroup, groups } from '../../guidance/card.ts'
import { findCards } from '../../guidance/find-cards.ts'
import type { SpokenCard } from '../../guidance/load-guidance.ts'
import type { MessageId } from '../../i18n/message-id.ts'
import { useWords } from '../../i18n/use-words.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Field } from '../../ui/field.tsx'
import type { IconName } from '../../ui/icon-names.ts'
import { Group, List, Row } from '../../ui/row.tsx'
import { SelectField } from '../../ui/select-field.tsx'

type Props = {
  cards: readonly SpokenCard[]
  open: string | null
  onOpen: (code: string) => void
}

const names: Record<CardGroup, MessageId> = {
  danger: 'guidance.groupDanger',
  people: 'guidance.groupPeople',
  talking: 'guidance.groupTalking',
  after: 'guidance.groupAfter',
}
const icons: Record<CardGroup, IconName> = {
  danger: 'warn',
  people: 'harmed',
  talking: 'person',
  after: 'doc',
}

/** Every card by situation, or those that were looked for, the best first. */
export function CardList({ cards, open, onOpen }: Props) {
  const { t, number, label } = useWords()
  const [text, setText] = useState('')
  const [component, setComponent] = useState('')
  const found = findCards(cards, { text, component: component || null })
  const row = (card: SpokenCard) => (
    <Row
      key={card.code}
      icon={icons[card.group]}
      name={card.words.title}
      meta={card.words.when}
      chosen={card.code === open}
      onPress={() => onOpen(card.code)}
    />
  )
  return (
    <div className="guide__list">
      <header className="stack stack--tight">
        {open === null ? (
          <h1 className="title">{t('guidance.title')}</h1>
        ) : (
          <p className="title">{t('guidance.title')}</p>
        )}
        <p className="quiet">{t('guidance.intro')}</p>
      </header>
      <div className="guide__find">
        <Field
          type="search"
          label={t('guidance.search')}
          dir="auto"
          maxLength={80}
          value={text}
          onChange={setText}
        />
        <SelectField
          label={t('guidance.for')}
          none={t('guidance.forAll')}
          value={component}
          options={components.items.map((item) => ({ value: item.code, label: label(item) }))}
          onChange={setComponent}
        />
      </div>
      <p className="hidden" role="status">
        {t('guidance.found', { count: found.length })}
      </p>
      {found.length === 0 && <EmptyState says={t('guidance.none')} />}
      {text.trim() === '' ? (
        <div className="guide__groups">
          {groups.map((group) => {
            const inGroup = found.filter((card) => card.group === group)
            if (inGroup.length === 0) return null
            return (
              <Group key={group} title={t(names[group])} count={number(inGroup.length)}>
                <List>{inGroup.map(row)}</List>
              </Group>
            )
          })}
        </div>
      ) : (
        found.length > 0 && <List label={t('guidance.title')}>{found.map(row)}</List>
      )}
    </div>
  )
}
