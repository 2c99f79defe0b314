"""Writes `src/onrecord/actors/register/states.toml`: every state with the words by which reports call it.

usage: python training/register_states.py > src/onrecord/actors/register/states.toml

Names come from Babel (CLDR territory names) and pycountry (ISO 3166-1: alpha-3 codes, common and official names);
adjectives, words for the people, capitals and further short names from the table below (general knowledge, as in the
CIA World Factbook's fields "nationality" and "capital"). One line a state: code|adjectives|people|capitals|more names.
Where the words for the people are left empty they are made from the adjective ("Afghan": "Afghans").
"""

from __future__ import annotations

import sys

import pycountry
from babel import Locale

from onrecord.actors.register import compiled_register

TABLE = """
AFG|Afghan||Kabul|
ALB|Albanian||Tirana|
DZA|Algerian||Algiers|
AND|Andorran||Andorra la Vella|
AGO|Angolan||Luanda|
ATG|Antiguan||Saint John's|Antigua
ARG|Argentine,Argentinian,Argentinean||Buenos Aires|
ARM|Armenian||Yerevan|
AUS|Australian||Canberra|
AUT|Austrian||Vienna|
AZE|Azerbaijani,Azeri||Baku|
BHS|Bahamian|||Bahamas,the Bahamas
BHR|Bahraini||Manama|
BGD|Bangladeshi||Dhaka|
BRB|Barbadian||Bridgetown|
BLR|Belarusian,Belarussian,Belorussian||Minsk|
BEL|Belgian|||
BLZ|Belizean||Belmopan|
BEN|Beninese||Porto-Novo,Cotonou|
BTN|Bhutanese||Thimphu|
BOL|Bolivian||La Paz|
BIH|Bosnian||Sarajevo|Bosnia
BWA|Botswanan|Batswana|Gaborone|
BRA|Brazilian||Brasilia,Brasília|
BRN|Bruneian||Bandar Seri Begawan|
BGR|Bulgarian||Sofia|
BFA|Burkinabe,Burkinabé||Ouagadougou|
BDI|Burundian||Bujumbura,Gitega|
CPV|Cape Verdean||Praia|
KHM|Cambodian||Phnom Penh|
CMR|Cameroonian||Yaounde,Yaoundé|
CAN|Canadian||Ottawa|
CAF|Central African||Bangui|
TCD|Chadian||N'Djamena,N’Djamena|
CHL|Chilean||Santiago|
CHN|Chinese|Chinese|Beijing,Peking|Mainland China,PRC,People’s Republic of China
COL|Colombian||Bogota,Bogotá|
COM|Comorian||Moroni|
COG|Congolese||Brazzaville|Republic of the Congo,Congo-Brazzaville
COD|Congolese||Kinshasa|DRC,DR Congo,Congo,Democratic Republic of Congo,Democratic Republic of the Congo
CRI|Costa Rican|||
CIV|Ivorian||Abidjan,Yamoussoukro|Ivory Coast,Cote d'Ivoire,Côte d’Ivoire
HRV|Croatian|Croats,Croatians|Zagreb|
CUB|Cuban||Havana|
CYP|Cypriot,Greek Cypriot||Nicosia|
CZE|Czech||Prague|Czech Republic
DNK|Danish|Danes|Copenhagen|
DJI|Djiboutian|||
DMA|Dominican||Roseau|
DOM|Dominican||Santo Domingo|
ECU|Ecuadorian,Ecuadorean||Quito|
EGY|Egyptian||Cairo|
SLV|Salvadoran||San Salvador|
GNQ|Equatoguinean||Malabo|
ERI|Eritrean||Asmara|
EST|Estonian||Tallinn|
SWZ|Swazi||Mbabane|Swaziland
ETH|Ethiopian||Addis Ababa|
FJI|Fijian||Suva|
FIN|Finnish|Finns|Helsinki|
FRA|French|French|Paris|
GAB|Gabonese||Libreville|
GMB|Gambian||Banjul|the Gambia,Gambia
GEO|Georgian||Tbilisi|
DEU|German||Berlin|
GHA|Ghanaian||Accra|
GRC|Greek||Athens|
GRD|Grenadian|||
GTM|Guatemalan|||
GIN|Guinean||Conakry|
GNB|Bissau-Guinean||Bissau|
GUY|Guyanese||Georgetown|
HTI|Haitian||Port-au-Prince|
VAT||||Holy See,the Vatican,Vatican
HND|Honduran||Tegucigalpa|
HUN|Hungarian||Budapest|
ISL|Icelandic|Icelanders|Reykjavik|
IND|Indian||New Delhi,Delhi|
IDN|Indonesian||Jakarta|
IRN|Iranian||Tehran,Teheran|Islamic Republic,Islamic Republic of Iran
IRQ|Iraqi||Baghdad|
IRL|Irish|Irish|Dublin|Republic of Ireland
ISR|Israeli||Tel Aviv|
ITA|Italian||Rome|
JAM|Jamaican||Kingston|
JPN|Japanese|Japanese|Tokyo|
JOR|Jordanian||Amman|
KAZ|Kazakh,Kazakhstani||Astana,Nur-Sultan|
KEN|Kenyan||Nairobi|
KIR|I-Kiribati||Tarawa|
PRK|North Korean,DPRK||Pyongyang|North Korea,DPRK,N. Korea,N Korea,NKorea,Democratic People’s Republic of Korea
KOR|South Korean||Seoul|South Korea,S. Korea,S Korea,SKorea,ROK,Republic of Korea
KWT|Kuwaiti||Kuwait City|
KGZ|Kyrgyz,Kyrgyzstani||Bishkek|
LAO|Laotian,Lao||Vientiane|
LVA|Latvian||Riga|
LBN|Lebanese||Beirut|
LSO|Basotho||Maseru|
LBR|Liberian||Monrovia|
LBY|Libyan||Tripoli|
LIE|Liechtenstein||Vaduz|
LTU|Lithuanian||Vilnius|
LUX|Luxembourgish|Luxembourgers||
MDG|Malagasy||Antananarivo|
MWI|Malawian||Lilongwe|
MYS|Malaysian||Kuala Lumpur,Putrajaya|
MDV|Maldivian|||the Maldives,Maldives
MLI|Malian||Bamako|
MLT|Maltese||Valletta|
MHL|Marshallese||Majuro|
MRT|Mauritanian||Nouakchott|
MUS|Mauritian||Port Louis|
MEX|Mexican||Mexico City|
FSM|Micronesian||Palikir|
MDA|Moldovan||Chisinau,Chișinău|
MCO|Monegasque|||
MNG|Mongolian||Ulaanbaatar,Ulan Bator|
MNE|Montenegrin||Podgorica|
MAR|Moroccan||Rabat|
MOZ|Mozambican||Maputo|
MMR|Burmese,Myanmar|Burmese|Naypyidaw,Nay Pyi Taw|Myanmar,Burma
NAM|Namibian||Windhoek|
NRU|Nauruan||Yaren|
NPL|Nepalese,Nepali||Kathmandu|
NLD|Dutch|Dutch|The Hague,Amsterdam|Holland,the Netherlands
NZL|New Zealand|New Zealanders|Wellington|
NIC|Nicaraguan||Managua|
NER|Nigerien||Niamey|
NGA|Nigerian||Abuja|
MKD|Macedonian,North Macedonian||Skopje|Macedonia,FYROM
NOR|Norwegian||Oslo|
OMN|Omani||Muscat|
PAK|Pakistani||Islamabad|
PLW|Palauan||Ngerulmud|
PSE|Palestinian||Ramallah|Palestinian Authority,Palestine,State of Palestine,Palestinian Authority,Palestinian National Authority
PAN|Panamanian||Panama City|
PNG|Papua New Guinean||Port Moresby|
PRY|Paraguayan||Asuncion,Asunción|
PER|Peruvian||Lima|
PHL|Philippine,Filipino|Filipinos|Manila|the Philippines,Philippines
POL|Polish|Poles|Warsaw|
PRT|Portuguese|Portuguese|Lisbon|
QAT|Qatari||Doha|
ROU|Romanian||Bucharest|
RUS|Russian||Moscow|Russian Federation
RWA|Rwandan||Kigali|
KNA|Kittitian||Basseterre|Saint Kitts
LCA|Saint Lucian||Castries|
VCT|Vincentian||Kingstown|Saint Vincent
WSM|Samoan||Apia|
SMR|Sammarinese|||
STP|Sao Tomean||Sao Tome|
SAU|Saudi,Saudi Arabian|Saudis|Riyadh|
SEN|Senegalese||Dakar|
SRB|Serbian|Serbs,Serbians|Belgrade|
SYC|Seychellois|||
SLE|Sierra Leonean||Freetown|
SGP|Singaporean|||
SVK|Slovak,Slovakian|Slovaks|Bratislava|Slovak Republic
SVN|Slovenian,Slovene||Ljubljana|
SLB|Solomon Islands|Solomon Islanders|Honiara|
SOM|Somali,Somalian||Mogadishu|
ZAF|South African||Pretoria|
SSD|South Sudanese||Juba|
ESP|Spanish|Spaniards|Madrid|
LKA|Sri Lankan||Colombo|
SDN|Sudanese||Khartoum,Port Sudan|
SUR|Surinamese||Paramaribo|
SWE|Swedish|Swedes|Stockholm|
CHE|Swiss|Swiss|Bern,Berne|
SYR|Syrian||Damascus|
TWN|Taiwanese||Taipei|
TJK|Tajik,Tajikistani||Dushanbe|
TZA|Tanzanian||Dodoma,Dar es Salaam|
THA|Thai||Bangkok|
TLS|Timorese||Dili|East Timor
TGO|Togolese||Lome,Lomé|
TON|Tongan||Nuku'alofa|
TTO|Trinidadian||Port of Spain|Trinidad
TUN|Tunisian||Tunis|
TUR|Turkish|Turks|Ankara|Turkey,Türkiye,Turkiye
TKM|Turkmen||Ashgabat|
TUV|Tuvaluan||Funafuti|
UGA|Ugandan||Kampala|
UKR|Ukrainian||Kyiv,Kiev,Kyyiv|the Ukraine
ARE|Emirati,UAE|Emiratis|Abu Dhabi|UAE,U.A.E.,the Emirates,Emirates
GBR|British,UK,U.K.|British,Britons,Brits|London|Britain,Great Britain,UK,U.K.,United Kingdom
USA|American,US,U.S.,USA||Washington,Washington D.C.,Washington, D.C.,Washington DC|United States,US,U.S.,USA,U.S.A.,America,U.S
URY|Uruguayan||Montevideo|
UZB|Uzbek,Uzbekistani||Tashkent|
VUT|Vanuatuan,Ni-Vanuatu||Port Vila|
VEN|Venezuelan||Caracas|
VNM|Vietnamese|Vietnamese|Hanoi|Viet Nam
YEM|Yemeni||Sanaa,Sana'a,Sana’a,Aden|
ZMB|Zambian||Lusaka|
ZWE|Zimbabwean||Harare|
HKG|Hong Kong|Hongkongers||Hong Kong
XKX|Kosovar,Kosovan|Kosovars,Kosovo Albanians|Pristina,Prishtina|Kosovo
"""

PLACES = {
    "USA": "Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Hawaii Idaho Illinois Indiana "
    "Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana "
    "Nebraska Nevada New_Hampshire New_Jersey New_Mexico New_York North_Carolina North_Dakota Ohio Oklahoma Oregon "
    "Pennsylvania Rhode_Island South_Carolina South_Dakota Tennessee Texas Utah Vermont Virginia West_Virginia "
    "Wisconsin Wyoming New_York_City Los_Angeles Chicago",
    "GBR": "England Scotland Wales Northern_Ireland",
    "CAN": "Ontario Quebec Québec Alberta British_Columbia Manitoba Saskatchewan Toronto",
    "CHN": "Shanghai Shenzhen Guangdong Xinjiang Tibet Guangzhou",
    "RUS": "Chechnya Dagestan Tatarstan St._Petersburg Saint_Petersburg Sochi",
    "UKR": "Crimea Donbas Donbass Kharkiv Kharkov Odesa Odessa Lviv Mariupol Kherson Zaporizhzhia",
    "PSE": "Gaza Gaza_Strip West_Bank Rafah Khan_Younis",
    "ISR": "Jerusalem",
    "SYR": "Aleppo Homs Idlib Hama",
    "IRQ": "Mosul Basra",
    "IND": "Kashmir Mumbai Punjab",
    "ESP": "Catalonia",
    "SDN": "Darfur El_Fasher Omdurman",
    "ETH": "Tigray Amhara Oromia",
    "COD": "Goma Bukavu North_Kivu South_Kivu Ituri",
    "TUR": "Istanbul",
    "PAK": "Karachi Lahore",
}
"""Places inside a state by which reports tell whose official somebody is ("the Pennsylvania Republican"); _ for a space."""

UNCHANGED = ("ese", "ss", "sh", "ch")
"""Adjectives with these endings are also the word for the people ("the Japanese", "the Spanish")."""


def people(adjective: str) -> str:
    """The word for the people from the adjective: "Russians", "Japanese"."""
    return adjective if adjective.endswith(UNCHANGED) or "." in adjective or adjective.isupper() else adjective + "s"


def names_of(code: str) -> list[str]:
    """The names of the state in CLDR and ISO 3166-1, the shortest usual one first."""
    country = pycountry.countries.get(alpha_3=code)
    if country is None:
        return []
    found = [Locale("en").territories.get(country.alpha_2, country.name), getattr(country, "common_name", ""), country.name]
    found.append(getattr(country, "official_name", ""))
    # ISO writes "Korea, Republic of" and CLDR "Myanmar (Burma)" or "Congo - Kinshasa": no report does
    return [name for name in dict.fromkeys(found) if name and not set(name) & set(",()[]") and " - " not in name]


def quoted(words: list[str]) -> str:
    """A TOML array on one line."""
    return "[" + ", ".join('"' + word.replace('"', '\\"') + '"' for word in dict.fromkeys(words) if word) + "]"


def main() -> None:
    """Write the file to standard output."""
    if sys.argv[1:] == ["--compile"]:
        sys.stdout.write(compiled_register())
        return
    print("# States by ISO 3166-1 alpha-3 (and XKX for Kosovo): names, adjectives, words for the people, capitals.")
    print("# Written by training/register_states.py; sources: CLDR (Babel), ISO 3166-1 (pycountry), general knowledge.")
    listed = set()
    for line in sorted(TABLE.strip().splitlines()):
        # capitals may carry a comma of their own ("Washington, D.C."): split only at commas without a space
        code, adjectives, folk, capitals, more = line.split("|")
        listed.add(code)
        split = [field.replace(", ", "\0").split(",") for field in (adjectives, folk, capitals, more)]
        adjective_list, folk_list, capital_list, more_list = ([part.replace("\0", ", ") for part in field] for field in split)
        # hand-written names that are the usual ones go first: "North Korea" before "Democratic People's Republic …"
        usual = [name.removeprefix("the ") for name in more_list if name]
        names = names_of(code)
        first = usual[:1] if code in {"PRK", "KOR", "TUR", "GBR", "USA", "VAT", "HKG", "PSE", "COD", "XKX", "CIV", "MMR", "CZE"} else []
        if code == "GBR":
            first = ["United Kingdom"]
        print(f"\n[states.{code}]")
        print("names =", quoted([*first, *names, *usual]))
        print("adjectives =", quoted(adjective_list))
        print("people =", quoted(folk_list if any(folk_list) else [people(word) for word in adjective_list if word]))
        print("capitals =", quoted(capital_list))
        if code in PLACES:
            print("places =", quoted([place.replace("_", " ") for place in PLACES[code].split()]))
    missing = {country.alpha_3 for country in pycountry.countries} - listed
    for code in sorted(missing):
        if names_of(code):
            print(f"\n[states.{code}]\nnames =", quoted(names_of(code)))
    sys.stdout.flush()


if __name__ == "__main__":
    main()
