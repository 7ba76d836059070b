import { Choice } from './choice.tsx'
import type { IconName } from './icon-names.ts'
import { type Theme, themes } from './theme-names.ts'
import { useTheme } from './use-theme.ts'

const icons: Record<Theme, IconName> = { day: 'day', sunlight: 'sun', 'night-red': 'moon' }

type Props = { legend: string; labels: Record<Theme, string> }

export function ThemeChoice({ legend, labels }: Props) {
  const { theme, setTheme } = useTheme()
  return (
    <fieldset>
      <legend className="hidden">{legend}</legend>
      <div className="looks">
        {themes.map((each) => (
          <Choice
            key={each}
            type="radio"
            name="theme"
            size="slim"
            icon={icons[each]}
            label={labels[each]}
            checked={theme === each}
            onChange={() => setTheme(each)}
          />
        ))}
      </div>
    </fieldset>
  )
}
