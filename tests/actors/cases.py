"""Cases of who is who, all sentences invented for the tests.

Each has a text, the words looked up ("word|2" is their second place), and whom they mean."""

from __future__ import annotations

from typing import NamedTuple


class Case(NamedTuple):
    """What the words at `source` in `text` must resolve to. `name` is None where only kind and parties matter."""

    text: str
    source: str
    name: str | None
    kind: str
    parties: tuple[str, ...]


NAMES = (
    Case(
        "Kremlin spokesman Ivan Petrenko told reporters that talks go on.",
        "Kremlin spokesman Ivan Petrenko",
        "Ivan Petrenko",
        "person",
        ("RUS",),
    ),
    Case("Kremlin spokesman Ivan Petrenko met the press. Petrenko said talks go on.", "Petrenko|2", "Ivan Petrenko", "person", ("RUS",)),
    Case("Kremlin spokesman Ivan Petrenko left. Petrenko’s demand stands.", "Petrenko’s", "Ivan Petrenko", "person", ("RUS",)),
    Case("Turkish Foreign Minister Selim Aydin said no. “We will wait,” Aydin said.", "Aydin|2", "Selim Aydin", "person", ("TUR",)),
    Case("Laila Haddad, a senior Hamas official, said the offer was being studied.", "Laila Haddad", "Laila Haddad", "person", ("Hamas",)),
    Case(
        "Sudan's foreign minister, Omar Idris, rejected the plan.", "Sudan's foreign minister, Omar Idris", "Omar Idris", "person", ("SDN",)
    ),
    Case(
        "The spokesman for the Rapid Support Forces, Yasir Adam, denied it.",
        "The spokesman for the Rapid Support Forces, Yasir Adam",
        "Yasir Adam",
        "person",
        ("RSF",),
    ),
    Case(
        "EU foreign policy chief Marta Lindqvist urged restraint.",
        "EU foreign policy chief Marta Lindqvist",
        "Marta Lindqvist",
        "person",
        ("EU",),
    ),
    Case("U.N. envoy Pedro Alvarado said both sides had agreed.", "U.N. envoy Pedro Alvarado", "Pedro Alvarado", "person", ("UN",)),
    Case(
        "U.S. special envoy to Sudan Mark Dalton said talks would resume.",
        "U.S. special envoy to Sudan Mark Dalton",
        "Mark Dalton",
        "person",
        ("USA",),
    ),
    Case(
        "Secretary of State Ann Mercer flew to Doha. The United States wants a deal, Mercer said.",
        "Mercer|2",
        "Ann Mercer",
        "person",
        ("USA",),
    ),
    Case("Iran's Abbas Rezaei and Oman's Said Harthy met. Rezaei said it went well.", "Rezaei|2", "Abbas Rezaei", "person", ("IRN",)),
    Case(
        "Colombian President Luis Ortega spoke first. ELN commander Pablo Rojas said the truce holds.",
        "ELN commander Pablo Rojas",
        "Pablo Rojas",
        "person",
        ("ELN",),
    ),
    Case("Viktor Nagy, a political analyst at the Danube Institute, said it would fail.", "Viktor Nagy", "Viktor Nagy", "person", ()),
    Case(
        "Former Foreign Minister Jan Kowal of Poland said it was late.",
        "Former Foreign Minister Jan Kowal of Poland",
        "Jan Kowal",
        "person",
        (),
    ),
    Case("Moscow said it was ready.", "Moscow", "Russia", "office", ("RUS",)),
    Case("The Kremlin denied it.", "The Kremlin", "Kremlin", "office", ("RUS",)),
    Case("Downing Street welcomed the plan.", "Downing Street", "Downing Street", "office", ("GBR",)),
    Case("The Élysée said France would host the talks.", "The Élysée", "Élysée", "office", ("FRA",)),
    Case("Pyongyang warned Seoul.", "Pyongyang", "North Korea", "office", ("PRK",)),
    Case("North Korea and South Korea met. The North refused.", "The North", "North Korea", "office", ("PRK",)),
    Case("The Taliban rejected the offer.", "The Taliban", "Taliban", "office", ("Taliban",)),
    Case("Ansar Allah accepted the truce.", "Ansar Allah", "Houthis", "office", ("Houthis",)),
    Case(
        "The International Atomic Energy Agency reported progress.",
        "The International Atomic Energy Agency",
        "International Atomic Energy Agency",
        "office",
        ("IAEA",),
    ),
    Case("The European Commission proposed a review.", "The European Commission", "European Commission", "office", ("EU",)),
    Case(
        "The Israel Defense Forces said the strike was an error.", "The Israel Defense Forces", "Israel Defense Forces", "office", ("ISR",)
    ),
    Case("The Chinese said no.", "The Chinese", "China", "office", ("CHN",)),
    Case("Gaza's Hamas-run health ministry gave a toll.", "Gaza's Hamas-run health ministry", None, "office", ("Hamas",)),
    Case("Ukraine’s parliament voted for it.", "Ukraine’s parliament", None, "office", ("UKR",)),
    Case("The Polisario Front said Morocco had broken the truce.", "The Polisario Front", "Polisario", "office", ("Polisario",)),
)

SPELLINGS = (
    Case("Abbas Araghchi spoke in Muscat. Araqchi said Iran would answer.", "Araqchi", "Abbas Araghchi", "person", ("IRN",)),
    Case("Volodymyr Zelenskyy arrived. Zelensky said Ukraine agreed.", "Zelensky", "Volodymyr Zelenskyy", "person", ("UKR",)),
    Case(
        "Omani Foreign Minister Badr al-Busaidi hosted them. Albusaidi said it was useful.",
        "Albusaidi",
        "Badr al-Busaidi",
        "person",
        ("OMN",),
    ),
    Case("Kim Jong-un of North Korea wrote. Kim said he would come.", "Kim|2", "Kim Jong-un", "person", ("PRK",)),
    Case("Chinese Premier Shen Guowei left. Shen said trade would go on.", "Shen|2", "Shen Guowei", "person", ("CHN",)),
    Case("Ursula von der Leyen called. Von der Leyen said the EU was ready.", "Von der Leyen", "Ursula von der Leyen", "person", ("EU",)),
)

SAME_SURNAME = (
    Case("Anna Brandt of Austria and Germany's Karl Brandt met. Karl Brandt said yes.", "Karl Brandt|2", "Karl Brandt", "person", ("DEU",)),
    Case("Anna Brandt of Austria and Germany's Karl Brandt met. Anna Brandt said yes.", "Anna Brandt|2", "Anna Brandt", "person", ("AUT",)),
)

REFERENCES = (
    Case("Kremlin spokesman Ivan Petrenko met the press. He said talks go on.", "He", "Ivan Petrenko", "person", ("RUS",)),
    Case("French minister Claire Morel met Viktor Orlov in Riga. She said he had agreed.", "She", "Claire Morel", "person", ("FRA",)),
    Case(
        "Iran's Foreign Minister Reza Karimi was in Oman. The top diplomat said no.", "The top diplomat", "Reza Karimi", "person", ("IRN",)
    ),
    Case("Hamas studied the plan for a week. The group said it would reply.", "The group", "Hamas", "office", ("Hamas",)),
    Case("Hamas studied the plan for a week. It said the plan was unclear.", "It", "Hamas", "office", ("Hamas",)),
    Case("The Omani Foreign Ministry hosted the talks. The ministry said they were frank.", "The ministry", None, "office", ("OMN",)),
    Case("Russia and Ukraine met in Istanbul. Both sides said they would return.", "Both sides", None, "office", ("RUS", "UKR")),
    Case(
        "HANOI, Vietnam — Peruvian President Ana Ruiz met Chile’s Luis Vega. In the Vietnamese capital of Hanoi both sides said no.",
        "both sides",
        None,
        "office",
        ("PER", "CHL"),
    ),
    Case(
        "Chinese leader Bo Lin waited. The Chinese president said no.",
        "The Chinese president",
        "Bo Lin",
        "person",
        ("CHN",),
    ),
    Case("India and Pakistan met in Doha. The two countries agreed to a truce.", "The two countries", None, "office", ("IND", "PAK")),
    Case(
        "Russian Foreign Minister Oleg Sidorov rejected it. The minister said Kyiv was not serious.",
        "The minister",
        "Oleg Sidorov",
        "person",
        ("RUS",),
    ),
    Case("The African Union sent a team. The bloc said the truce must hold.", "The bloc", "African Union", "office", ("AU",)),
    Case(
        "Sudan's army chief Hamid Nour refused. The army chief said the RSF must leave.", "The army chief", "Hamid Nour", "person", ("SDN",)
    ),
)

KINDS = (
    Case("A senior Hamas official said the offer was weak.", "A senior Hamas official", None, "unnamed", ("Hamas",)),
    Case("A Palestinian official close to the group said so.", "A Palestinian official close to the group", None, "unnamed", ("PSE",)),
    Case("One Russian source suggested a delay.", "One Russian source", None, "unnamed", ("RUS",)),
    Case("Two US officials said the plan was ready.", "Two US officials", None, "unnamed", ("USA",)),
    Case("People familiar with the talks said so.", "People familiar with the talks", None, "unnamed", ()),
    Case("Sources said so.", "Sources", None, "unnamed", ()),
    Case("Russian officials rejected it.", "Russian officials", None, "office", ("RUS",)),
    Case("Washington officials said so.", "Washington officials", None, "office", ("USA",)),
    Case("Iranian negotiators want guarantees.", "Iranian negotiators", None, "office", ("IRN",)),
    Case("According to a joint US-Ukraine statement, talks go on.", "a joint US-Ukraine statement", None, "document", ("USA", "UKR")),
    Case("The Kremlin decree says so.", "The Kremlin decree", None, "document", ("RUS",)),
    Case("Reuters reported it.", "Reuters", "Reuters", "outlet", ()),
    Case("Iran's state television reported it.", "Iran's state television", None, "outlet", ()),
    Case("An Israeli newspaper reported it.", "An Israeli newspaper", None, "outlet", ()),
    Case("Residents of Khartoum fear a new attack.", "Residents of Khartoum", None, "public", ()),
    Case("Protesters demanded a truce.", "Protesters", None, "public", ()),
    Case("Investors expect a deal.", "Investors", None, "public", ()),
    Case("Analysts doubt it.", "Analysts", None, "unnamed", ()),
)

SEVERAL = (
    Case("Russia and China called for talks.", "Russia and China", "Russia and China", "office", ("RUS", "CHN")),
    Case(
        "Egypt, Qatar and the United States urged both to accept.",
        "Egypt, Qatar and the United States",
        None,
        "office",
        ("EGY", "QAT", "USA"),
    ),
    Case("The US and Canadian governments agreed.", "The US and Canadian governments", None, "office", ("USA", "CAN")),
    Case("The presidents of Russia and Turkey agreed.", "The presidents of Russia and Turkey", None, "office", ("RUS", "TUR")),
)

GOING_ON = (
    Case(
        "UNITED NATIONS - Kenya’s ambassador to the United Nations spoke first.\n\nU.N. Ambassador Mary Otieno said no.",
        "U.N. Ambassador Mary Otieno",
        "Mary Otieno",
        "person",
        ("KEN",),
    ),
    Case(
        "The BBC's Tom Orrel, in Nairobi, watched. The war goes on, our correspondent says.",
        "our correspondent",
        "Tom Orrel",
        "person",
        (),
    ),
    Case(
        "Kenya fears Togo. Reports came, the agency said, citing that country's Defense Ministry.",
        "that country's Defense Ministry",
        "Togolese Defense Ministry",
        "office",
        ("TGO",),
    ),
    Case(
        "U.N. High Commissioner for Human Rights Nali Pirray said so.",
        "U.N. High Commissioner for Human Rights Nali Pirray",
        "Nali Pirray",
        "person",
        ("UN",),
    ),
    Case("Kenya met Togo. Britain also targeted banks, officials said.", "officials", "British officials", "office", ("GBR",)),
)

ENVOYS = (
    Case(
        "Freetown was shelled, Togo's UN ambassador Kofi Adjei said.", "Togo's UN ambassador Kofi Adjei", "Kofi Adjei", "person", ("TGO",)
    ),
    Case("Kenyan deputy U.N. envoy Mary Otieno objected.", "Kenyan deputy U.N. envoy Mary Otieno", "Mary Otieno", "person", ("KEN",)),
    Case("UN envoy for Sudan Pedro Alvarado left.", "UN envoy for Sudan Pedro Alvarado", "Pedro Alvarado", "person", ("UN",)),
    Case(
        "The UN-Arab League envoy, Samir Haddad, flew in.",
        "The UN-Arab League envoy, Samir Haddad",
        "Samir Haddad",
        "person",
        ("UN", "Arab League"),
    ),
    Case(
        "The UN and Arab League envoy Samir Haddad flew in.",
        "The UN and Arab League envoy Samir Haddad",
        "Samir Haddad",
        "person",
        ("UN", "Arab League"),
    ),
    Case(
        "Russia objected. UN human rights commissioner Ann Lund said so.",
        "UN human rights commissioner Ann Lund",
        "Ann Lund",
        "person",
        ("UN",),
    ),
)

FIRMS = (
    Case(
        "Chile waits. Rita Shah, vice chairwoman of Chile Copper and Salt Association, said so.",
        "Rita Shah",
        "Rita Shah",
        "person",
        ("Chile Copper and Salt Association",),
    ),
    Case(
        "Peru waits. Peter Vance, president of the US-Peru Business Council, said so.",
        "Peter Vance",
        "Peter Vance",
        "person",
        ("US-Peru Business Council",),
    ),
    Case(
        "Chip maker Kinnaly Corp. fell. Chief Executive Peter Vance said Chile was slow.",
        "Chief Executive Peter Vance",
        None,
        "person",
        ("Kinnaly",),
    ),
    Case(
        "Figures on the mines in Peru released by Chile’s Defense Ministry say so.",
        "Figures on the mines in Peru released by Chile’s Defense Ministry",
        None,
        "document",
        ("CHL",),
    ),
    Case("Jonathan Head of the BBC was in Chile. Jonathan Head said so.", "Jonathan Head|2", "Jonathan Head", "person", ()),
    Case("Peter Vance, chief product officer of software firm Kinnaly, said so.", "Peter Vance", "Peter Vance", "person", ("Kinnaly",)),
    Case("Rita Shah, head of sales at Indian giant Wayvro, said so.", "Rita Shah", "Rita Shah", "person", ("Wayvro",)),
    Case("Peter Vance, head of economics research at Kinnaly, said so.", "Peter Vance", "Peter Vance", "person", ()),
    Case("Activist Omar Deeb said Syria was shelling the town.", "Activist Omar Deeb", "Omar Deeb", "person", ()),
    Case("Anna Kern of the Polisario Front said no.", "Anna Kern of the Polisario Front", "Anna Kern", "person", ("Polisario",)),
)

OFFICES = (
    Case("In Khartoum, the government of Sudan refused.", "the government of Sudan", "Sudanese government", "office", ("SDN",)),
    Case("Sudan was quiet. Sudan votes soon. The government said no.", "The government", "Sudanese government", "office", ("SDN",)),
    Case("The foreign ministry in Ankara said no.", "The foreign ministry in Ankara", "Turkish foreign ministry", "office", ("TUR",)),
    Case("The Omani side agreed.", "The Omani side", "Oman", "office", ("OMN",)),
    Case("Three people died in Lviv in Ukraine, officials said.", "officials", "Ukrainian officials", "office", ("UKR",)),
    Case("Syria was quiet. The Syrian opposition refused.", "The Syrian opposition", "Syrian opposition", "office", ("Syrian opposition",)),
    Case("Russia 's foreign ministry refused .", "Russia 's foreign ministry", "Russian foreign ministry", "office", ("RUS",)),
    Case("The European Central Bank met. The ECB said no.", "The ECB", "European Central Bank", "office", ("ECB",)),
)

OUTLETS = (
    Case("Peru met Chile. Bolivia will host it, according to two diplomats.", "two diplomats", None, "unnamed", ()),
    Case("Both were invited, according to Al-Varda News.", "Al-Varda News", "Al-Varda News", "outlet", ()),
    Case("It met H.E. Mr. Luis Vega, President of Chile. Vega said no.", "Vega|2", "Luis Vega", "person", ("CHL",)),
    Case("Chilean Foreign Minister Ana ROYANOVA said no.", "Ana ROYANOVA", "Ana Royanova", "person", ("CHL",)),
    Case("The Reuters news agency reported it.", "The Reuters news agency", "Reuters", "outlet", ()),
    Case("A Bloomberg report said so.", "A Bloomberg report", "Bloomberg", "outlet", ()),
    Case("Russian news agencies reported it.", "Russian news agencies", None, "outlet", ()),
    Case("Syria was hit. State TV said so in Syria.", "State TV", "Syrian state TV", "outlet", ()),
    Case("Activists in Hama said so.", "Activists in Hama", None, "unnamed", ()),
)

MONTHS = (
    Case("In May, Brazil refused.", "Brazil", "Brazil", "office", ("BRA",)),
    Case("Theresa May spoke in March. May said no.", "May|2", "Theresa May", "person", ("GBR",)),
)

PAIRS = (
    # several named together, with and without "and"
    Case(
        "The French, British and Portuguese envoys said so today.",
        "The French, British and Portuguese envoys",
        "French, British and Portuguese envoys",
        "office",
        ("FRA", "GBR", "PRT"),
    ),
    Case("Beijing, along with Moscow, said no.", "Beijing, along with Moscow,", "China and Russia", "office", ("CHN", "RUS")),
    Case("Peru, as well as Chile said no.", "Peru, as well as Chile", "Peru and Chile", "office", ("PER", "CHL")),
    Case("EU, Peru urge Chile to stay.", "EU, Peru", "EU and Peru", "office", ("EU", "PER")),
    Case("Lima, Peru said no.", "Lima, Peru", None, "office", ("PER",)),
    Case(
        "Peru, Chile and Japan met. Peru spoke of Japan. Chile wrote to Peru. All three countries said no.",
        "All three countries",
        "Peru, Chile and Japan",
        "office",
        ("PER", "CHL", "JPN"),
    ),
    # two joined with their titles are the nearest of whom "they" can be said
    Case(
        "Japanese Prime Minister Ken Mori rang Philippine President Rosa Cruz. He told her of talks with Peruvian and Chilean leaders. "
        "After the call, Mr Mori and Ms Cruz wrote a letter. They said that it was late.",
        "They",
        "Ken Mori and Rosa Cruz",
        "person",
        ("JPN", "PHL"),
    ),
    # the two leaders are those told of last, not those named together most
    Case(
        "Japanese Prime Minister Ken Mori and Peruvian President Ada Lund met. Mori then rang Philippine President Rosa Cruz. "
        "Mori spoke of ports. The two leaders agreed.",
        "The two leaders",
        "Ken Mori and Rosa Cruz",
        "person",
        ("JPN", "PHL"),
    ),
    # states that are spoken of are no leaders
    Case(
        "Japanese Prime Minister Ken Mori rang. They spoke of Peru. Philippine President Rosa Cruz rang. The two leaders agreed.",
        "The two leaders",
        "Ken Mori and Rosa Cruz",
        "person",
        ("JPN", "PHL"),
    ),
    Case("German Chancellor Ada Lund rang. They spoke of Peru. The two leaders agreed.", "The two leaders", None, "unnamed", ()),
    Case(
        "Japanese Prime Minister Ken Mori met Philippine President Rosa Cruz. Japan and the Philippines agreed. The two leaders said so.",
        "The two leaders",
        "Ken Mori and Rosa Cruz",
        "person",
        ("JPN", "PHL"),
    ),
)

UNTOLD = (
    # whose officials: the state that the report is about just there
    Case("Talks ended in Peru. A foreign ministry spokesman said so.", "A foreign ministry spokesman", None, "office", ("PER",)),
    Case("Chilean drones hit a port in Peru, the regional governor said.", "the regional governor", None, "office", ("PER",)),
    Case("The US met Peru. Interior Minister Luis Vega said no.", "Interior Minister Luis Vega", "Luis Vega", "person", ("PER",)),
    Case("Peru sold less copper, customs data showed.", "customs data", "Peruvian customs data", "document", ("PER",)),
    Case("Peru waits. Government sources said so.", "Government sources", None, "unnamed", ("PER",)),
    Case("Hamas denied it. A spokesman said talks go on.", "A spokesman", "Hamas spokesman", "office", ("Hamas",)),
    Case("Hamas denied it. Spokesman Karim Haddad said so.", "Spokesman Karim Haddad", "Karim Haddad", "person", ("Hamas",)),
    # of their own words
    Case("Western diplomats said so in Peru.", "Western diplomats", "Western diplomats", "unnamed", ()),
    Case("Western powers said so in Peru.", "Western powers", "Western powers", "office", ("West",)),
    Case("Analysts and Peruvian officials said so.", "Analysts and Peruvian officials", None, "unnamed", ()),
    Case("The Peruvian Chamber of Commerce objects.", "The Peruvian Chamber of Commerce", "Peruvian Chamber of Commerce", "office",
         ("Peruvian Chamber of Commerce",)),
    Case("A poll by the Lima Institute in Peru found so.", "A poll by the Lima Institute", None, "document", ()),
    Case("A study released Monday found so in Peru.", "A study released Monday", None, "document", ()),
    Case("Peru's Foreign Ministry objects.", "Peru's Foreign Ministry", "Peruvian Foreign Ministry", "office", ("PER",)),
)  # fmt: skip

LEFT = (
    Case("Former Peruvian minister Luis Vega said so.", "Former Peruvian minister Luis Vega", "Luis Vega", "person", ()),
    Case("Luis Vega, who was a Peruvian minister, said so.", "Luis Vega", "Luis Vega", "person", ()),
    # an opposition speaks for itself
    Case("Peruvian opposition leader Ana Ruiz said so.", "Peruvian opposition leader Ana Ruiz", "Ana Ruiz", "person",
         ("Peruvian opposition",)),
    Case("Peruvian Foreign and European Affairs Minister Luis Vega said so.", "Peruvian Foreign and European Affairs Minister Luis Vega",
         "Luis Vega", "person", ("PER",)),
    Case("Luis Vega, an adviser to the Peruvian presidency, said so.", "Luis Vega", "Luis Vega", "person", ("PER",)),
    Case("Chile and President Luis Vega of Peru spoke. Vega said so.", "Vega|2", "Luis Vega", "person", ("PER",)),
)  # fmt: skip

LATER = (
    # who is named only after what he is
    Case(
        "A Peruvian spokesman refused. Foreign Ministry spokesman Luis Vega of Peru said so.",
        "A Peruvian spokesman",
        "Luis Vega",
        "person",
        ("PER",),
    ),
    Case("Vega, Peru's envoy, met Chile's Ana Ruiz. “He lied,” she said.", "she", "Ana Ruiz", "person", ("CHL",)),
    Case("Kim Yo Ran of North Korea met Chile's Ana Ruiz. Kim said so.", "Kim|2", "Kim Yo Ran", "person", ("PRK",)),
    Case("Seif had fled. “They shell us,” said Seif, who said he would not return.", "Seif|2", "Seif", "person", ()),
    Case(
        "Peruvian President Luis Vega and Chilean President Ana Ruiz met. Leaders of both countries agreed.",
        "Leaders of both countries",
        "Luis Vega and Ana Ruiz",
        "person",
        ("PER", "CHL"),
    ),
    Case("Peru and Chile met. They’d agreed.", "They’d", "Peru and Chile", "office", ("PER", "CHL")),
    Case("Mayor Ana Ruiz and Mayor Jorge Paz met in Peru. The two mayors agreed.", "The two mayors", "Ana Ruiz and Jorge Paz", "person",
         ("PER",)),
)  # fmt: skip

CALLED_AGAIN = (
    Case("Peru's Ministry of Commerce warned of it. The same ministry had said so in Peru.", "The same ministry",
         "Peruvian Ministry of Commerce", "office", ("PER",)),
    Case("The Peruvian Federal Department of Foreign Affairs said so.", "The Peruvian Federal Department of Foreign Affairs",
         "Federal Department of Foreign Affairs", "office", ("PER",)),
    Case("Xinhua reported a raid in Peru. The report said it was late.", "The report", "Xinhua report", "document", ()),
    Case("In a statement, Peruvian President Luis Vega said no. Chile agreed.", "a statement", "Luis Vega's statement", "document",
         ("PER",)),
    Case("Peru spoke. In a statement on Monday, Chile said no.", "a statement", "statement", "document", ("CHL",)),
    Case("Luis Vega, president of Peru, met Ana Ruiz of Chile. Vega said the pair agreed.", "the pair", "Luis Vega and Ana Ruiz", "person",
         ("PER", "CHL")),
    Case("Chile and Peru met. Peru fined ten banks, officials said.", "officials", "Peruvian officials", "office", ("PER",)),
)  # fmt: skip

INTRODUCED = (
    Case("Li Wei, the vice chairman of China Iron and Steel Association, said no.", "Li Wei", "Li Wei", "person",
         ("China Iron and Steel Association",)),
    Case("Wen Li, head of the Peru Mining Association, said no.", "Wen Li", "Wen Li", "person", ("Peru Mining Association",)),
    Case("The leader of the opposition, Luis Vega, said no to Peru's army.", "The leader of the opposition, Luis Vega", "Luis Vega",
         "person", ("Peruvian opposition",)),
    Case("Senator Angus King warned of it in the United States. King said so.", "King|2", "Angus King", "person", ("USA",)),
    Case("UN humanitarian chief Ana Ruiz came. Baroness Ruiz said so.", "Baroness Ruiz", "Ana Ruiz", "person", ("UN",)),
    Case("Kofi Annan, the UN and Arab League envoy, said so.", "Kofi Annan, the UN and Arab League envoy", "Kofi Annan", "person",
         ("UN", "Arab League")),
    Case("A Peruvian army man, Luis Vega, spoke. We met Ana Ruiz. She is the president of the Vale Wine Board. Ms Ruiz said no.",
         "Ms Ruiz", "Ana Ruiz", "person", ("Vale Wine Board",)),
    Case("Ana Ruiz is the foreign minister of Peru. “We wait,” Ruiz said.", "Ruiz|2", "Ana Ruiz", "person", ("PER",)),
    Case("Quispe Huaman, who led the Peruvian delegation, left. Huaman said no to Chile.", "Huaman|2", "Quispe Huaman", "person", ("PER",)),
    Case("Chile protested. A mine in Peru is flooded, regional Gov. Luis Vega said.", "Gov. Luis Vega", "Luis Vega", "person", ("PER",)),
    Case("The UN mission left Peru. Its leader, Maj Gen Luis Vega, said why.", "Its leader, Maj Gen Luis Vega", "Luis Vega", "person",
         ("UN",)),
    Case("In an angry note, Peru's deputy foreign minister accused Chile. “We wait,” Luis Vega said.", "Peru's deputy foreign minister",
         "Luis Vega", "person", ("PER",)),
    Case("Peru waits, a spokesman said. Spokesman Luis Vega told reporters so.", "a spokesman", "Luis Vega", "person", ("PER",)),
    Case("A U.S. official doubted it. White House adviser Luis Vega said no.", "A U.S. official", "U.S. official", "unnamed", ("USA",)),
    Case("Kofi Annan met Luis Vega of Peru. The former UN secretary-general said it went well.", "The former UN secretary-general",
         "Kofi Annan", "person", ("UN",)),
    Case("Alongside Chilean President Ana Vega, Peru's Luis Ruiz replied. He said no.", "He", "Luis Ruiz", "person", ("PER",)),
)  # fmt: skip

NOBODYS = (
    Case("U.S. allies doubted it in Peru.", "U.S. allies", "U.S. allies", "office", ()),
    Case("One Peruvian media report says so.", "One Peruvian media report", None, "document", ()),
    Case("Russia and Ukraine go on. The Minsk agreements say no.", "The Minsk agreements", "Minsk agreements", "document", ("RUS", "UKR")),
    Case(
        "Iraq was left by the United States. A Democratic candidate Bo Lund said no in Iraq.",
        "A Democratic candidate Bo Lund",
        "Bo Lund",
        "person",
        ("USA",),
    ),
    Case("CLOSE Bo Lund called it the worst.", "CLOSE Bo Lund", "Bo Lund", "person", ()),
    Case("Georgetown University said the talks in Guyana would fail.", "Georgetown University", "Georgetown University", "office", ()),
    Case(
        "London School of Economics economist Bo Lund said no in London.",
        "London School of Economics economist Bo Lund",
        "Bo Lund",
        "person",
        (),
    ),
    # associations and places of learning speak for themselves, whatever adjective their name begins with
    Case("That is wrong, says Derek Halder of the Peruvian Enterprise Institute.", "Derek Halder of the Peruvian Enterprise Institute",
         "Derek Halder", "person", ()),
    Case("Peru gave in. The Consumer Technology Association said no.", "The Consumer Technology Association",
         "Consumer Technology Association", "office", ("Consumer Technology Association",)),
    Case("Peru gave in. The Federation for Chilean Land Reform (FALR) said no.", "The Federation for Chilean Land Reform (FALR)",
         "Federation for Chilean Land Reform", "office", ("Federation for Chilean Land Reform",)),
    Case("The talks stalled, the Chinese State Council Tariff Commission said.", "the Chinese State Council Tariff Commission", None,
         "office", ("CHN",)),
    # persons whom the words around tell, and papers
    Case("“No,” said He Weilan, deputy director of the Center for Rivers in Lima.",
         "He Weilan, deputy director of the Center for Rivers in Lima", "He Weilan", "person", ()),
    Case("Mohamed Tounis, editor at Lima News, says no.", "Mohamed Tounis", "Mohamed Tounis", "person", ()),
    Case("The BBC's Lisbet Sandor in Lima says no.", "The BBC's Lisbet Sandor in Lima", "Lisbet Sandor", "person", ()),
    Case("The Peruvian paper Gaceta Nueva says no.", "The Peruvian paper Gaceta Nueva", "Gaceta Nueva", "outlet", ()),
    Case("The head of the UN monitoring mission, Gen Rolf Mundt, said no.", "Gen Rolf Mundt", "Rolf Mundt", "person", ("UN",)),
    Case("A study by the Lima Institute of Sociology says so in Peru.", "A study by the Lima Institute of Sociology", None, "document", ()),
    Case("A report from Russia's RIA news agency says so.", "A report from Russia's RIA news agency", None, "document", ()),
    Case("European officials doubted it in Peru.", "European officials", "European officials", "office", ()),
    Case("Many in Peru are afraid.", "Many in Peru", "Many in Peru", "public", ()),
    Case("Many diplomats, analysts and Peruvian officials doubt it.", "Many diplomats, analysts and Peruvian officials", None, "unnamed",
         ()),
    Case("A bomb was found in Peru, police in Vale said.", "police in Vale", "police in Vale", "office", ("PER",)),
    Case("The Peruvian regime's opponents said no.", "The Peruvian regime's opponents", None, "unnamed", ("Peruvian opposition",)),
    Case("The French U.N. mission's page says so.", "The French U.N. mission's page", None, "document", ("FRA",)),
)  # fmt: skip

TAKEN_UP = (
    (
        "The Peruvian Observatory for Human Rights counted ten dead. Rebels attacked. The group added two.",
        ("The Peruvian Observatory for Human Rights", "The group"),
        "Peruvian Observatory for Human Rights",
    ),
    (
        "The Federal Statistical Office of Germany counted ten. The agency said so.",
        ("The Federal Statistical Office", "The agency"),
        "Federal Statistical Office",
    ),
    (
        "Two people familiar with the talks doubt it. Peru waits. The sources said so.",
        ("Two people familiar with the talks", "The sources"),
        "Two people familiar with the talks",
    ),
    (
        "Luis Vega sells wine. Peru waits, Luis Vega said. Ana Ruiz leads Chile. Under the 10% Ruiz tariff, he said, Peru loses.",
        ("Luis Vega|2", "he|2"),
        "Luis Vega",
    ),
    ("Analysts doubt it in Peru. Some say never.", ("Analysts", "Some"), "some analysts"),
)
"""Reports, a first and a second source of them, and the name of the second."""

CASES = (
    *CALLED_AGAIN,
    *INTRODUCED,
    *NOBODYS,
    *ENVOYS,
    *GOING_ON,
    *FIRMS,
    *OFFICES,
    *OUTLETS,
    *MONTHS,
    *PAIRS,
    *NAMES,
    *SPELLINGS,
    *SAME_SURNAME,
    *REFERENCES,
    *KINDS,
    *SEVERAL,
    *UNTOLD,
    *LEFT,
    *LATER,
)
