"""Words that tell what a source is: rules, written from the annotation guidelines (`kind` in RECORD.md).

Each set holds head nouns in lower case, singular and plural. A word stands in one set only; the order in which the sets
are asked is `Head`'s.
"""

from __future__ import annotations

from enum import StrEnum


class Head(StrEnum):
    """What a head noun makes of its phrase."""

    ROLE = "role"  # one holder: "the minister", "spokesman"
    OFFICIALS = "officials"  # people who speak for an institution: "officials", "negotiators"
    INSTITUTION = "institution"  # "ministry", "government"
    MOVEMENT = "movement"  # "group", "rebels"
    COMPANY = "company"
    UNNAMED = "unnamed"
    EXPERTS = "experts"
    DOCUMENT = "document"
    OUTLET = "outlet"
    PUBLIC = "public"
    STATE = "state"  # "country", "nation"
    SIDES = "sides"  # "both sides", "the two countries"


def word_set(text: str) -> frozenset[str]:
    """The words of `text`, separated by spaces."""
    return frozenset(text.split())


ROLE = word_set(
    "president minister premier chancellor spokesman spokeswoman spokesperson envoy diplomat leader chief secretary "
    "ambassador chairman chairwoman chair "
    "negotiator mediator commander general governor senator congressman congresswoman lawmaker representative adviser advisor "
    "aide official king queen prince princess emir sultan "
    "sheikh pope pontiff cardinal ayatollah mullah cleric imam director head speaker deputy coordinator commissioner "
    "rapporteur mayor politician candidate nominee counterpart undersecretary attache colonel "
    "admiral lieutenant major captain ex-president vice-president vice-premier president-elect statesman dictator strongman "
    "ruler counselor councillor councilor mp mep delegate delegation-leader "
    "minister-counselor consul inspector judge prosecutor billionaire businessman tycoon republican democrat conservative "
    "teacher activist dissident monarch crown-prince "
    "treasurer whip incumbent veteran moderator intermediary troubleshooter ceo cfo coo executive founder co-founder owner "
    "boss president-designate officer manager counsel member parliamentarian legislator regulator ombudsman editor"
)
OFFICIALS = word_set(
    "officials diplomats ministers leaders presidents negotiators lawmakers senators congressmen representatives aides "
    "advisers advisors ambassadors envoys commanders generals spokesmen spokespeople spokespersons "
    "authorities delegates politicians legislators republicans democrats conservatives liberals members mps meps heads chiefs "
    "governors inspectors investigators prosecutors mediators secretaries police "
    "agents troops soldiers forces officers premiers monitors observers-mission hawks hardliners moderates parliamentarians "
    "chairmen councillors commissioners deputies technocrats bureaucrats regulators policymakers "
    "judges counterparts executives bosses party-members hard-liners diplomats-in-chief statesmen lawmakers-in-congress "
    "backbenchers unionists nationalists loyalists peacekeepers emissaries attaches"
)
INSTITUTION = word_set(
    "government governments administration ministry ministries embassy embassies delegation delegations parliament "
    "parliaments congress senate house army armies military militaries navy council councils committee committees "
    "commission agency agencies department office secretariat court courts bureau presidency palace regime regimes leadership "
    "party parties cabinet junta command mission panel body institution institutions legislature assembly "
    "union bloc alliance coalition organisation organization organisations organizations team teams bank service services "
    "foundation institute center centre association federation board authority tribunal directorate "
    "consulate monarchy state-department kremlin establishment staff opposition allies watchdog side "
    "ministry-of-foreign-affairs capitals powers faction front caucus chamber chambers campaign taskforce troika quartet "
    "intelligence "
    "group-of-seven league confederation syndicate trust society university college school church workgroup negotiations-team "
    "forum summit camp executive-branch majority minority apparatus"
)
MOVEMENT = word_set(
    "group groups movement rebels insurgents militants militia militias fighters guerrillas separatists factions faction "
    "movement's jihadists paramilitaries cartel cartels gunmen"
)
COMPANY = word_set(
    "company companies firm firms automaker automakers carmaker carmakers maker makers manufacturer manufacturers retailer "
    "retailers airline giant conglomerate operator producer producers startup start-up supplier suppliers exporter exporters "
    "importer importers brewer consultancy lender insurer industry industries chain brand enterprise enterprises corporation "
    "corporations utility subsidiary multinational"
)
UNNAMED = word_set(
    "source sources insider insiders person persons somebody someone people-familiar critics critic others some many "
    "interlocutor interlocutors informant informants whistleblower speaker-unnamed few several man woman "
    "activists campaigners detractors supporters proponents opponents skeptics sceptics advocates those witness witnesses eyewitness "
    "eyewitnesses estimates estimate"
)
EXPERTS = word_set(
    "analyst analysts expert experts economist economists observer observers scholar scholars professor professors researcher "
    "researchers strategist strategists fellow academic academics historian historians pundit pundits commentator "
    "commentators "
    "scientist scientists pollster pollsters trader traders lawyer lawyers attorney attorneys author authors columnist "
    "psychologist consultant consultants specialist specialists engineer physicist watchers watcher forecasters lecturer"
)
DOCUMENT = word_set(
    "statement statements document documents decree memo memos memorandum memoranda draft drafts letter letters communique "
    "communiqué declaration text texts resolution resolutions treaty treaties agreement agreements accord accords deal deals "
    "bill bills "
    "law laws proposal proposals plan plans tweet tweets post posts filing filings order orders protocol protocols roadmap "
    "charter constitution transcript readout read-out petition survey surveys poll polls study studies data figures note "
    "notes paper papers "
    "framework pact article articles clause legislation contract convention email emails message messages report rule rules "
    "notice notices leaflet manifesto review verdict ruling judgment lawsuit indictment complaint list "
    "ultimatum press-release release dispatch editorial commentary op-ed mandate announcement copy summary transcript version "
    "excerpt excerpts footage video videos clip clips image images photo photos photograph photographs statistics records amendment "
    "amendments finding findings assessment assessments sheet page index affidavit testimony cable cables bulletin edict"
)
OUTLET = word_set(
    "newspaper newspapers daily magazine broadcaster broadcasters channel television tv radio media press outlet outlets "
    "website websites wire agency-news newswire tabloid weekly journal network networks correspondent correspondents "
    "reporter-outlet "
    "station portal reports site blog podcast programme"
)
PUBLIC = word_set(
    "people public residents citizens voters protesters protestors demonstrators crowd crowds markets market investors "
    "investor families relatives refugees civilians villagers farmers workers consumers families-of reporters journalists "
    "journalist reporter "
    "businesses business students women men parents children patients survivors victims hostages prisoners locals users "
    "viewers supporters-crowd audience americans world nation-people society communities community teachers doctors "
    "economies stocks traders-market shoppers tourists taxpayers producers-public fans participants ranchers growers migrants "
    "commuters nationals mourners widow mother father wife husband daughter son everyone everybody "
    "anyone"
)
STATE = word_set(
    "country nation state countries nations states republic kingdom territory island neighbor neighbour neighbors neighbours "
    "superpower rival rivals ally peninsula"
)
SIDES = word_set(
    "sides countries parties nations leaders presidents states delegations governments ministers capitals neighbors "
    "neighbours powers men koreas rivals counterparts negotiators teams allies diplomats"
)

HEADS: dict[str, Head] = {
    word: head
    for head, words in reversed(
        [
            (Head.OUTLET, OUTLET),
            (Head.DOCUMENT, DOCUMENT),
            (Head.ROLE, ROLE),
            (Head.OFFICIALS, OFFICIALS),
            (Head.INSTITUTION, INSTITUTION),
            (Head.MOVEMENT, MOVEMENT),
            (Head.COMPANY, COMPANY),
            (Head.EXPERTS, EXPERTS),
            (Head.UNNAMED, UNNAMED),
            (Head.PUBLIC, PUBLIC),
            (Head.STATE, STATE),
        ]
    )
    for word in words
}
HEADS = {f"{word}s": Head.OFFICIALS for word in sorted(ROLE) if not word.endswith(("s", "man", "y"))} | HEADS
"""Head noun to what it makes of its phrase; the first set that holds it counts. Several who hold a role are officials ("mayors")."""

DEFINITE = word_set("the this that these those such both each said")
INDEFINITE = word_set(
    "a an one two three four five six some several many few another other unnamed anonymous various certain most any no all "
    "more dozens numerous multiple couple number"
)
COUNTS = word_set("two three four five six seven both twin")
OF_HEADS = word_set(
    "one some many most several number group dozens members rest majority handful couple lot all none part both two three "
    "each either neither trio pair dozen"
)
POSSESSIVES = {"his": "he", "her": "she", "their": "they", "its": "it", "our": "we", "my": "i", "your": "you"}
PRONOUNS = {
    "he": "he",
    "him": "he",
    "himself": "he",
    "his": "he",
    "she": "she",
    "her": "she",
    "hers": "she",
    "herself": "she",
    "it": "it",
    "its": "it",
    "itself": "it",
    "they": "they",
    "them": "they",
    "their": "they",
    "theirs": "they",
    "themselves": "they",
    "we": "we",
    "us": "we",
    "our": "we",
    "ours": "we",
    "ourselves": "we",
    "i": "i",
    "me": "i",
    "my": "i",
    "mine": "i",
    "myself": "i",
    "i'm": "i",
    "i've": "i",
    "i'll": "i",
    "i'd": "i",
    "we're": "we",
    "we've": "we",
    "we'll": "we",
    "we'd": "we",
    "they're": "they",
    "they've": "they",
    "they'll": "they",
    "they'd": "they",
    "he'd": "he",
    "he'll": "he",
    "she'd": "she",
    "she'll": "she",
    "it'll": "it",
    "it'd": "it",
    "you": "you",
    "your": "you",
    "yours": "you",
    "you're": "you",
    "you've": "you",
    "who": "who",
    "which": "who",
    "whose": "who",
    "whom": "who",
    "that": "who",
    "one": "one",
    "neither": "both",
    "both": "both",
    "each": "both",
    "either": "both",
    "this": "it",
    "all": "they",
}
PREPOSITIONS = word_set(
    "of for from in at on with to by near close familiar who which that including such citing speaking briefed involved about "
    "against under across within through during after before "
    "among between over inside outside behind around into as whose where when while because whom like without toward towards "
    "than based based-in linked loyal aligned allied traveling travelling known responsible attending opposed critical "
    "sympathetic "
    "not also both have has had is was are were said says told"
)
PARTY_PREPOSITIONS = word_set("of for from in at with to inside within close by representing on")
HONORIFICS = {
    "mr": "m",
    "sir": "m",
    "lord": "m",
    "king": "m",
    "prince": "m",
    "sultan": "m",
    "emir": "m",
    "pope": "m",
    "mrs": "f",
    "ms": "f",
    "miss": "f",
    "baroness": "f",
    "baron": "m",
    "madame": "f",
    "lady": "f",
    "queen": "f",
    "princess": "f",
    "dame": "f",
}
GENDERED_ROLES = {
    "spokesman": "m",
    "chairman": "m",
    "congressman": "m",
    "businessman": "m",
    "king": "m",
    "prince": "m",
    "emir": "m",
    "sultan": "m",
    "pope": "m",
    "pontiff": "m",
    "father": "m",
    "husband": "m",
    "son": "m",
    "spokeswoman": "f",
    "chairwoman": "f",
    "congresswoman": "f",
    "businesswoman": "f",
    "queen": "f",
    "princess": "f",
    "mother": "f",
    "wife": "f",
    "daughter": "f",
}
TITLE_WORDS = ROLE | word_set(
    "h.e. prime foreign vice deputy assistant acting former first second third senior top chief state defense defence finance "
    "interior trade commerce economy economic energy treasury agriculture justice security national special presidential "
    "press executive "
    "mr mrs ms dr prof professor sir lord lady baroness baron dame madame sen rep gov gen lt col maj capt sgt adm amb reps sens rev st "
    "crown "
    "supreme grand permanent parliamentary managing majority minority house senate democratic republican "
    "attorney under of and for the affairs relations policy political military opposition rebel party communist nuclear peace "
    "brexit health education culture transport environment climate homeland intelligence "
    "secretary-general director-general vice-president ex dame field marshal brigadier high council unification reunification "
    "external european union chief-negotiator ranking co outgoing incoming then longtime veteran "
    "officer operating financial marketing technology information business development global regional country "
    "general-director regulatory chief-of-staff spokesmen analyst expert economist professor historian journalist "
    "correspondent commentator strategist author lawyer scholar researcher columnist general-secretary cabinet member mp mep "
    "tsar czar minister's "
    "commander-in-chief lead trade-negotiator congressional caucus chancellor ministers secretaries presidents senators "
    "leaders comrade chairman brother eminence excellency majesty highness archbishop patriarch metropolitan bishop father "
    "sister rabbi middle east mideast africa asia asia-pacific americas eurasia gulf"
)
ORGANISATION_WORDS = word_set(
    "ministry council university institute institution bank group agency association party committee commission center centre "
    "foundation union federation corporation corp inc ltd llc company industries department office board authority bureau "
    "organization organisation network alliance movement front army force forces command service services court league "
    "society club fund trust coalition partnership partners securities capital research college school embassy "
    "congress parliament senate assembly house chamber holdings motors airlines energy oil gas consulting advisors advisers "
    "associates international global media news times post journal press radio tv television front brigade brigades "
    "police guard guards navy corps secretariat summit forum initiative project program programme campaign enterprise systems "
    "technologies electronics steel bancorp markets investments analytics watch monitor observatory "
    "air cars foods brands motor automotive ventures chambers mission council's roundtable observatory growers farmers workers "
    "manufacturers dealers republicans "
    "democrats administration delegation conference directorate treasury ministry's"
)
PLACE_WORDS = word_set(
    "street avenue road square river sea ocean island islands peninsula province region city county airport strait bay gulf "
    "mountain valley border desert district oblast north south east west northern southern eastern western central stadium "
    "hotel palace "
    "day war agreement deal treaty act plan accord accords protocol zone area times house prize cup games hall museum park "
    "bridge port base hill lake beach coast"
)
NOT_NAMES = word_set(
    "none neither nobody no-one few shares stocks futures profits sales investors analysts "
    "the a an this that these those it he she they we i you his her their its our my your in on at by for from with of to as "
    "and but or nor so yet if when while where why how what which who whose whom although though because since until after "
    "before "
    "however meanwhile moreover furthermore also still even just only not no yes all some many most several few both each "
    "every any other another such more much less there here then now today yesterday tomorrow later earlier monday tuesday "
    "wednesday thursday "
    "friday saturday sunday january february march april may june july august september october november december tue wed thu "
    "fri feb apr aug sept oct nov dec koreas spring summer autumn winter "
    "one two three four five six seven eight nine ten last next new asked according despite following during under over "
    "between among without within against about through given speaking citing "
    "says said tells told calls called warns vows urges rejects accepts agrees denies threatens slams hits backs wants seeks "
    "plans hopes meets offers does did do will would must may could should can is are was were has have had be been "
    "read more watch subscribe photo image video advertisement related editing reporting writing additional exclusive "
    "breaking updated update analysis opinion live "
    "covid covid-19 internet god christmas easter ramadan twitter facebook telegram x youtube instagram whatsapp tiktok google "
    "gmt et edt est utc am pm cest cet nafta usmca jcpoa brexit ai gdp nuclear peace trade war cold world sanctions talks "
    "negotiations ceasefire truce deal tariffs tariff missile missiles nobel"
).difference({"may", "x", "march", "will"})
SPEAKERS_FOR = word_set("spokesman spokeswoman spokesperson envoy ambassador negotiator representative aide adviser advisor")
MEMBERS_ALONE = word_set(
    "analyst expert economist professor fellow researcher strategist scholar historian author lawyer attorney columnist "
    "lecturer academic scientist psychologist pollster specialist commentator pundit consultant physicist journalist "
    "correspondent"
)
STATE_BODY_WORDS = word_set(
    "agency authority bureau commission committee council court department ministry office service services force forces "
    "guard guards police navy army command corps parliament senate assembly house "
    "secretariat directorate administration delegation chiefs cabinet congress embassy advisers security mission"
)
"""Words in a name that make it a body of a state, for which it speaks."""
PAPERS = word_set("paper newspaper daily broadcaster magazine channel tabloid website newswire")
"""Nouns before the name of a news organisation ("the paper X")."""
ASSOCIATIONS = word_set("chamber association federation confederation observatory league society")
"""Words in the names of those who have joined to speak for their members."""
LEARNED_WORDS = word_set("university college institute school think-tank center centre foundation academy observatory institution")
"""Words in a name that make it a place of learning: who works there speaks for nobody."""
SPEECH = word_set("said says told added warned stressed noted insisted argued wrote tweeted declared claimed stated explained called urged")
VERBS = SPEECH | word_set(
    "is was are were has had will would met meets agreed visited arrived spoke announced replied responded can could may might did does"
)
