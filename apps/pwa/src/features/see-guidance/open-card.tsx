import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import type { Opens, Paper } from '../../guidance/card.ts'
import { CardView } from '../../guidance/card-view.tsx'
import type { SpokenCard } from '../../guidance/load-guidance.ts'
import { UsedButton } from '../../guidance/used-button.tsx'
import type { MessageId } from '../../i18n/message-id.ts'
import { useWords } from '../../i18n/use-words.tsx'
import { paths } from '../../paths.ts'
import { useSetBeginning } from '../../shell/beginning.ts'
import { Button } from '../../ui/button.tsx'
import type { IconName } from '../../ui/icon-names.ts'

type Props = { card: SpokenCard; papers: readonly Paper[]; onBack: () => void }

const forms: Record<Opens['form'], { name: MessageId; icon: IconName; path: () => string }> = {
  flash: { name: 'home.flash', icon: 'flash', path: paths.flash },
  report: { name: 'home.fullReport', icon: 'doc', path: paths.report },
  threat: { name: 'home.threat', icon: 'warn', path: paths.threat },
}

export function OpenCard({ card, papers, onBack }: Props) {
  const { t } = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus()
    window.scrollTo(0, 0)
  }, [])
  return (
    <article className="guide-card">
      <div className="guide__top">
        <span className="no-print">
          <Button square icon="back" label={t('guidance.back')} onPress={onBack} />
        </span>
        <h1 className="title" ref={heading} tabIndex={-1}>
          {card.words.title}
        </h1>
      </div>
      <CardView
        card={card}
        papers={papers}
        write={card.opens && <WriteButton opens={card.opens} />}
        acts={
          <>
            <UsedButton card={card} />
            <Button icon="print" label={t('guidance.print')} onPress={() => window.print()} />
          </>
        }
      />
    </article>
  )
}

/** The right form, with what the card is about chosen in it. */
function WriteButton({ opens }: { opens: Opens }) {
  const { t } = useWords()
  const [, go] = useLocation()
  const setBeginning = useSetBeginning()
  const { name, icon, path } = forms[opens.form]
  return (
    <div className="no-print">
      <Button
        icon={icon}
        label={t(name)}
        onPress={() => {
          setBeginning(opens)
          go(path())
        }}
      />
    </div>
  )
}
