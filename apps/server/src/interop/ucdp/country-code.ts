/**
 * Country names of the UCDP data sets with their ISO 3166-1 alpha-3 codes: the countries of the
 * Georeferenced Event Dataset, in its spelling, former names in brackets as it writes them.
 */
const codes = `
AFG Afghanistan|ALB Albania|DZA Algeria|AGO Angola|ARG Argentina|ARM Armenia|AUS Australia
AUT Austria|AZE Azerbaijan|BHR Bahrain|BGD Bangladesh|BLR Belarus|BEL Belgium|BLZ Belize
BEN Benin|BTN Bhutan|BOL Bolivia|BIH Bosnia-Herzegovina|BWA Botswana|BRA Brazil|BGR Bulgaria
BFA Burkina Faso|BDI Burundi|KHM Cambodia (Kampuchea)|CMR Cameroon|CAN Canada
CAF Central African Republic|TCD Chad|CHL Chile|CHN China|COL Colombia|COM Comoros|COG Congo
COD DR Congo (Zaire)|CRI Costa Rica|HRV Croatia|CUB Cuba|CYP Cyprus|DJI Djibouti
DOM Dominican Republic|ECU Ecuador|EGY Egypt|SLV El Salvador|GNQ Equatorial Guinea|ERI Eritrea
EST Estonia|SWZ Kingdom of eSwatini (Swaziland)|ETH Ethiopia|FIN Finland|FRA France|GAB Gabon
GMB Gambia|GEO Georgia|DEU Germany|GHA Ghana|GRC Greece|GTM Guatemala|GIN Guinea
GNB Guinea-Bissau|GUY Guyana|HTI Haiti|HND Honduras|HUN Hungary|IND India|IDN Indonesia|IRN Iran
IRQ Iraq|IRL Ireland|ISR Israel|ITA Italy|CIV Ivory Coast|JAM Jamaica|JPN Japan|JOR Jordan
KAZ Kazakhstan|KEN Kenya|XKX Kosovo|KWT Kuwait|KGZ Kyrgyzstan|LAO Laos|LBN Lebanon|LSO Lesotho
LBR Liberia|LBY Libya|MDG Madagascar (Malagasy)|MWI Malawi|MYS Malaysia|MLI Mali|MRT Mauritania
MEX Mexico|MDA Moldova|MAR Morocco|MOZ Mozambique|MMR Myanmar (Burma)|NAM Namibia|NPL Nepal
NLD Netherlands|NZL New Zealand|NIC Nicaragua|NER Niger|NGA Nigeria|PRK North Korea
MKD North Macedonia|MKD Macedonia, FYR|NOR Norway|OMN Oman|PAK Pakistan|PAN Panama
PNG Papua New Guinea|PRY Paraguay|PER Peru|PHL Philippines|POL Poland|ROU Romania|ROU Rumania
RUS Russia (Soviet Union)|RWA Rwanda|SAU Saudi Arabia|SEN Senegal|SRB Serbia (Yugoslavia)
SLE Sierra Leone|SLB Solomon Islands|SOM Somalia|ZAF South Africa|KOR South Korea
SSD South Sudan|ESP Spain|LKA Sri Lanka|SDN Sudan|SUR Suriname|SWE Sweden|SYR Syria|TWN Taiwan
TJK Tajikistan|TZA Tanzania|THA Thailand|TLS East Timor|TGO Togo|TTO Trinidad and Tobago
TUN Tunisia|TUR Turkey|TKM Turkmenistan|UGA Uganda|UKR Ukraine|ARE United Arab Emirates
GBR United Kingdom|USA United States of America|URY Uruguay|UZB Uzbekistan|VEN Venezuela
VNM Vietnam (North Vietnam)|YEM Yemen (North Yemen)|ZMB Zambia|ZWE Zimbabwe (Rhodesia)
`

const codeByName = new Map(
  codes
    .trim()
    .split(/[|\n]/)
    .flatMap((entry): [string, string][] => {
      const [code, name] = [entry.slice(0, 3), entry.slice(4)]
      return [name, name.replace(/ \(.*\)$/, '')].map((form) => [form.toLowerCase(), code])
    }),
)

/** The ISO 3166-1 alpha-3 code of a country as UCDP names it; empty when it is not known. */
export function countryCode(name: string): string {
  return codeByName.get(name.trim().toLowerCase()) ?? ''
}
