import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { createI18n } from '../i18n/i18n.ts'
import { WordsProvider } from '../i18n/use-words.tsx'
import { type Seat, SeatProvider } from '../shell/deps.ts'
import { CareNotice } from './care-notice.tsx'

const page = { documentElement: { lang: '', dir: '' } } as unknown as Document
const i18n = await createI18n('en', page)
await i18n.open('inside')
const { t } = i18n.words()

function noticeFor(component: string | null, care: { child: boolean; crsv: boolean }): string {
  // as: the notice asks the seat for nothing but who acts.
  const seat = { local: { actor: () => ({ component }) } } as unknown as Seat
  return renderToStaticMarkup(
    <WordsProvider i18n={i18n}>
      <SeatProvider value={seat}>
        <CareNotice care={care} />
      </SeatProvider>
    </WordsProvider>,
  )
}

test('CA-1 the soldier is told to record the minimum and refer, with the card', () => {
  for (const component of ['military', null]) {
    const notice = noticeFor(component, { child: true, crsv: false })
    expect(notice).toContain(t('care.childText'))
    expect(notice).toContain(t('care.card'))
    expect(notice).not.toContain(t('care.mandatedText'))
  }
})

test('CA-1 the component with the mandate is told to follow its own procedure, of its own subject only', () => {
  const both = { child: true, crsv: true }
  const notice = noticeFor('child_protection', both)
  expect(notice).toContain(t('care.childMandated'))
  expect(notice).toContain(t('care.crsvText'))
  expect(notice).not.toContain(t('care.childText'))
})

test('CA-1 where neither is named nothing is said', () => {
  expect(noticeFor('military', { child: false, crsv: false })).toBe('')
})
