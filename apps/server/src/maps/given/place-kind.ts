/** Words for kinds of places as lists have them: English, French, GeoNames, OpenStreetMap. */
const kinds: Readonly<Record<string, RegExp>> = {
  town: /^(city|town|capital|ville|chef.?lieu|pplc|ppla\d?|urban|مدينة)\b/i,
  village: /^(village|ppl|populated place|settlement|bourg|boma|locality|localit[ée]|قرية)$/i,
  hamlet: /^(hamlet|hameau|isolated_dwelling|pplf|ppll|farm|quartier|neighbou?rhood)$/i,
}

/** `town`, `village` and `hamlet` are drawn each in its way; any other word stays as it is. */
export function placeKind(said: string): string {
  if (said === '') return 'village'
  const found = Object.entries(kinds).find(([, pattern]) => pattern.test(said))
  return found?.[0] ?? said.toLowerCase().slice(0, 40)
}
