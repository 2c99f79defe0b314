"""The table of date expressions: short phrases, the day of publication, and the right value worked out by hand.

One case a line: `bundle|published|phrase with the [expression] in brackets|value`. `published` is empty where the report
has no date; the value is `-` where the words are no date or the text does not tell one. All but
`INVENTED` are from real reports of `../shared/corpora` with that report's date, drawn at random with every bundle in turn;
the answers were written before the code was run on them. The rules were written with `DEVELOPED` in view. The others were
each drawn with a new seed, run once on the rules as they then stood, and only then used to better them. Right at the
first run: `HELD_OUT` 82 of 86 and `FRESH` 65 of 71 (drawn by kind of expression, rare kinds as often as common ones),
`NATURAL` 91 of 96 and `LAST` 65 of 67 (drawn as they come, less those already in the table or cut too short to read).
Three phrases were lengthened after their first run, because the cut had lost the verb that decides. `INVENTED` phrases
are ours, for classes that news seldom has.
"""

from __future__ import annotations

from typing import NamedTuple


class Case(NamedTuple):
    """One expression of the table: the words to read stand at `phrase[start:end]`."""

    bundle: str
    published: str | None
    phrase: str
    start: int
    end: int
    value: str | None


def cases(table: str) -> list[Case]:
    """The cases of a table, in its order."""
    read = []
    for line in table.strip().splitlines():
        bundle, published, marked, value = line.split("|")
        start, end = marked.index("["), marked.index("]") - 1
        phrase = marked.replace("[", "").replace("]", "")
        read.append(Case(bundle, published or None, phrase, start, end, None if value == "-" else value))
    return read


DEVELOPED = """
nafta|2019-06-06|meeting at the White House on [Wednesday] and that|2019-06-05
korea|2018-06-02|totally over that,” Trump said on [Friday].|2018-06-01
syria|2012-04-09|China on [Monday] called on the|2012-04-09
trade|2025-05-21|to keep prices steady, Jassy said [Wednesday].|2025-05-21
ukraine-march|2025-03-14|On [Tuesday], teams representing Washington|2025-03-11
ukraine-may|2025-05-21|with Mr. Putin by phone on [Monday], President Trump said|2025-05-19
us-china|2018-07-10|On [Tuesday], Tesla CEO Elon|2018-07-10
nafta||economists were screaming “recession.” But on [Tuesday] the Dow|-
korea|2013-04-15|On [Monday], U.S. Secretary of|2013-04-15
syria|2012-04-18|UN team arrived in Syria on [Sunday] .|2012-04-15
trade|2025-05-24|Putin spoke over the phone on [Monday] to advance peace|2025-05-19
ukraine-march|2025-03-31|States President Donald Trump said on [Sunday] that he was|2025-03-30
ukraine-may|2025-05-21|Secretary Marco Rubio told senators on [Tuesday].|2025-05-20
us-china|2019-06-18|President Trump said [Tuesday] he’s arranged for|2019-06-18
nafta|2019-06-07|Trump, in an interview that aired [Thursday night] with Fox|2019-06-06
korea|2013-04-15|near the North Korean border on [Monday, April 1].|2013-04-01
syria|2012-03-09|to meet President Bashar al-Assad on [Saturday] .|2012-03-10
trade|2025-05-21|a roundup of top news stories from Germany on [Wednesday, May 21]:|2025-05-21
ukraine-march|2025-02-25|in votes on three U.N. resolutions [Monday] seeking an end|2025-02-24
ukraine-may|2025-05-26|Russian and Ukrainian prisoners were exchanged [Sunday], the final phase|2025-05-25
korea|2018-05-25|exit from the planned talks on [Thursday] had capped weeks|2018-05-24
syria|2012-06-04|Another 89 were killed on [Saturday] , including 57|2012-06-02
ukraine-march|2025-03-30|night drone attack in Kyiv, Ukraine, [Sunday, March 23, 2025].|2025-03-23
us-china|2019-08-25|Less contentious was a [Sunday morning] breakfast with|2019-08-25
nafta|2019-06-06|ratings companies. Moody’s Investors Service on [Wednesday] cut Mexico’s outlook|2019-06-05
korea|2018-05-12|nuclear dismantling party this month. On [Saturday], state media reported|2018-05-12
syria|2011-11-20|In a statement on [Sunday] , the Arab|2011-11-20
trade|2025-05-21|the RAV4 lineup, Toyota Motor announced [Tuesday night].|2025-05-20
ukraine-march|2025-03-25|the delegation remained in Riyadh on [Monday] and expected to|2025-03-24
us-china|2019-05-19|host Chris Wallace on “Fox News [Sunday],” adding that he|-
korea|2019-02-27|to hold a news conference after [Thursday]'s meetings with the|2019-02-28
syria|2012-06-02|Meanwhile reports from northern Lebanon on [Saturday] said at least|2012-06-02
kremlin|2019-12-16|Visit to France. Normandy format summit [December 9 − 10, 2019]|2019-12-09/2019-12-10
nafta|2019-05-31|tariff on all Mexican imports, effective [June 10], to pressure the|2019-06-10
korea|2019-02-08|Trump plans to meet with Kim [Feb. 27 and 28], their|2019-02-27/2019-02-28
syria|2012-02-09|[09 February] 12 07:00 GMT|2012-02-09
trade|2025-05-26|Trump to Delay EU Tariffs until [July 9]|2025-07-09
ukraine-march|2025-03-25|Defense Ministry Press Service on [Monday, March 24, 2025], a Russian|2025-03-24
ukraine-may|2025-05-21|WASHINGTON, [May 21]. /TASS/. The US|2025-05-21
us-china|2019-11-14|likely sign the deal at a [Nov. 16-17] gathering of the|2019-11-16/2019-11-17
kremlin|2017-11-22|President of Turkey Recep Tayyip Erdogan [November 22, 2017]|2017-11-22
nafta|2020-01-16|NEXT! — Donald J. Trump (@realDonaldTrump) [January 16, 2020]|2020-01-16
korea|2018-05-15|annual Max Thunder drills, which conclude [May 25].|2018-05-25
syria|2012-04-07|'s lead 06:00 local time on [12 April] : All forms|2012-04-12
trade|2025-05-25|50% tariff on the EU from [June 1] because trade talks|2025-06-01
ukraine-march|2025-04-01|told the Tucker Carlson podcast on [March 21]: "They've agreed to|2025-03-21
ukraine-may|2025-05-21|Vinci International Airport in Rome on [May 19, 2025].|2025-05-19
us-china|2018-07-11|By [Aug. 30], as the U.S.|2018-08-30
nafta|2018-12-04|NAFTA! — Donald J. Trump (@realDonaldTrump) [November 30, 2018]|2018-11-30
korea|2018-05-12|summit with Kim in Singapore on [June 12]. It will be|2018-06-12
syria|2012-04-09|parliamentary elections will be held on [7 May] .|2012-05-07
trade|2025-05-25|deadline on the European Union until [July 9].|2025-07-09
ukraine-may|2025-05-24|White House in Washington, D.C., on [May 21].|2025-05-21
us-china||The [Oct. 12] agreement was modest|-
nafta|2019-05-31|Thursday tweet, Trump said that on [June 10] the United States|2019-06-10
korea|2013-04-15|in Osan, South Korea, on [Tuesday, March 19].|2013-03-19
syria|2012-04-06|armed violence by all parties from [10 April] , with a|2012-04-10
ukraine-march|2025-03-25|Zelenskyy said Sunday evening that “since [March 11], a proposal for|2025-03-11
us-china|2019-04-05|the White House in Washington, U.S., [April 4, 2019].|2019-04-04
kremlin|2013-04-17|Commission has had full responsibility since [July 1, 2012], for conducting|2012-07-01
nafta|2018-08-27|signed before Peña Nieto leaves office [Dec. 1].|2018-12-01
korea|2013-04-15|Militaries and Korean tensions – This [March 17] Navy handout image|2013-03-17
syria|2012-04-09|He revoked the emergency law on [21 April 2011] , but|2011-04-21
kremlin|2017-03-28|multilateral talks held in Moscow in [February], Iran joined in|2017-02
nafta|2018-03-06|States also holds congressional elections in [November].|2018-11
korea|2018-05-10|In [March], Trump unexpectedly accepted|2018-03
syria|2011-12-17|taken more than 5,000 lives since [March] .|2011-03
trade|2025-05-20|declined 3.3% year over year in [February], increased 1.3% from|2025-02
ukraine-may|2025-05-26|to the Kashmir terror attack in [April].|2025-04
kremlin|2019-07-03|11th BRICS summit in Brazil in [November], after which, the|2019-11
nafta|2019-06-03|In [April], Trump took a|2019-04
korea||The [12 June] summit is due|-
syria|2012-07-18|they suspended their operations on [16 June] .|2012-06-16
trade|2025-05-26|call to delay the tariffs until [July], the deadline he|2025-07
ukraine-march|2025-04-01|renewed by parliamentary vote in [early May].|2025-05-01/2025-05-10
ukraine-may|2025-05-21|president, starting off with his fiery [February] statements at the|2025-02
us-china|2019-05-14|possible Democratic challengers include former Columbus [May]or Teresa Tomlinson|-
nafta|2020-01-16|effect. That could come in [late January], when the House|2020-01-21/2020-01-31
korea|2018-03-11|reported offer to meet in [late May].|2018-05-21/2018-05-31
syria|2012-04-09|In [February] , the government|2012-02
ukraine-march|2025-03-31|since his second term began in [January].|2025-01
us-china|2018-09-08|year earlier from 11.2 percent in [July].|2018-07
kremlin|2018-04-11|member of the UN Security Council in [2018–2019], we will build|2018/2019
nafta||(USMCA) trade deal which was signed in [2018].|2018
syria|2012-07-20|with the rank of minister - in [2009] .|2009
trade|2025-05-20|Biden's in [2021] and Trump's first in 2017.|2021
ukraine-march|2025-03-18|Georgia in 2008 and then Crimea in [2014].|2014
nafta||were the lowest they had been since [1971].|1971
kremlin|2018-09-12|It is a popular idea but [last week] during the Moscow|2018-09-03/2018-09-09
nafta|2019-06-04|along with American restrictions. Pompeo threatened [last month] that Britain's ability|2019-05
korea|2019-02-27|since the two met in Singapore [last summer].|2018-06/2018-08
syria|2011-06-28|down Moscow 's ties with Syria [last week] , saying that|2011-06-20/2011-06-26
trade|2025-05-21|It’s been – for [the last 25 years] it’s been a|2000/2025
ukraine-march|2025-04-01|economic output (GDP), up from 2.4% [last year].|2024
kremlin|2018-09-12|to remind you that in [the next six years], the volume of|2018/2024
nafta|2018-09-29|both the US and Canada in [recent days], a last-minute consensus|2018-09-22/2018-09-28
syria|2012-03-09|the violence in Syria over the [past 12 months] .|2011-03/2012-03
trade|2025-05-20|and more specific" than it was [last month] — something that|2025-04
ukraine-march|2025-02-21|Ukraine (AP) — President Donald Trump [this week] falsely blamed Ukraine|2025-02-17/2025-02-23
us-china|2018-07-06|imports to the US totalled $539.5bn [last year], while $120.3bn was|2017
kremlin|2017-12-11|Mr Putin, for the eighth time [this year].|2017
nafta|2017-01-22|Revealed [last week] at the Detroit|2017-01-09/2017-01-15
korea|2018-05-16|North Korea before joining the administration [last month], has described a|2018-04
syria|2012-06-12|arms shipments to Syria '' [Earlier this month] , activists said|2012-06
ukraine-march|2025-03-30|Russians were significantly exhausted over [the past two months].|2025-01/2025-03
ukraine-may|2025-05-21|in the complex diplomatic maneuvers of [recent weeks], the Russian leader|2025-04-23/2025-05-20
kremlin|2017-12-11|Council, which will be held here [next year].|2018
korea|2019-02-24|Korean leader Kim Jong-un, Mr. Trump [this week] heads into the|2019-02-25/2019-03-03
ukraine-march|2025-03-27|what is at stake in [the coming weeks] as talks continue.|2025-03-28/2025-04-24
ukraine-may|2025-05-21|in that frontline area over [the past 24 hours], it specified.|2025-05-20/2025-05-21
us-china|2019-05-14|(R-Iowa), who is up for reelection [next year] in a state|2020
nafta|2018-03-05|on imports of steel and aluminum [this week], arguing it will|2018-03-05/2018-03-11
nafta||likely to conclude NAFTA talks [this weekend]: report|-
korea|2019-02-28|will make the car and train journey back to Pyongyang at [the weekend]|2019-03-02/2019-03-03
syria|2012-07-06|of world powers in Geneva [last weekend] .|2012-06-30/2012-07-01
trade|2025-05-26|a post on X over [the weekend] that the EU|2025-05-24/2025-05-25
us-china|2018-06-03|Saturday the United States wanted [this weekend]’s talks to result|2018-06-02/2018-06-03
nafta|2018-09-29|happen if there’s no agreement [this weekend].|2018-09-29/2018-09-30
syria|2012-04-10|The visit comes [a day after] several people in|-
kremlin|2018-03-26|Last time we met was [almost two years ago], but the relations|2016
ukraine-march|2025-02-25|with Washington on Ukraine [just over a month ago].|2025-01
trade|2025-05-21|The country's imports shrank 2.2% from [a year ago], less than|2024
kremlin|2017-12-11|of Islamic Cooperation to take place [the day after tomorrow] in Istanbul.|2017-12-13
kremlin|2019-12-10|one more question. WADA has decided [today] to ban Russian|2019-12-10
nafta|2019-06-06|“Talks will continue [this afternoon] -- they’re not|2019-06-06
korea||thousands of people.” Editorial Board, USA [Today]|-
syria|2012-04-10|With the incidents of [yesterday] , Turkey entering|2012-04-09
ukraine-may|2025-05-24|"I spoke to the attorney general [this morning].|2025-05-24
us-china|2019-08-13|USTR will publish on its website [today], and in the|2019-08-13
nafta|2018-03-07|told me it’s now NOT happening [tomorrow].|2018-03-08
ukraine-may|2025-05-25|war. "We expect more to come [tomorrow]," Zelenskyy said on|2025-05-26
nafta|2018-03-07|would likely be exempted from tariffs for [30 days] — not a|-
syria|2012-04-25|monitors should be deployed in Syria [within two weeks] .|2012-04-25/2012-05-09
ukraine-march|2025-03-19|teams will meet in Saudi Arabia [in the coming days] to discuss|2025-03-20/2025-03-26
us-china|2019-05-13|verbal attacks on China on Friday after [two days] of high-level|-
syria|2012-07-20|on Syria for the third time [in nine months] .|-
us-china|2018-09-08|far, with growth exceeding analysts’ expectations for [five months] in a row.|-
kremlin|2017-02-27|have had regular meetings since the [start of the year], and in general,|2017-01
us-china|2019-12-13|Stocks did fall sharply at the [end of last year], but much|2018-12
kremlin|2013-04-17|of around 6 percent since the [start of 2013].|2013-01
nafta|2018-08-27|deal would be signed by the [end of November].|2018-11-30
kremlin|2019-02-14|of consultations will be held in [late March] – early April|2019-03-21/2019-03-31
nafta|2019-05-31|punted on an immigration threat. In [late March], Trump threatened to|2019-03-21/2019-03-31
korea|2018-03-04|carrying out any weapons tests since [late November], when it tested|2017-11-21/2017-11-30
syria|2012-07-10|ceasefire was supposed to begin in [mid-April] as part of|2012-04-11/2012-04-20
trade|2025-05-24|started to slide soon after his [late-January] inauguration.|2025-01-21/2025-01-31
ukraine-march|2025-03-28|due to resume in Riyadh in [mid-April].|2025-04-11/2025-04-20
us-china|2018-05-29|in goods in place as of [early April] on U.S. shipments|2018-04-01/2018-04-10
kremlin|2019-07-03|In [early October], Moscow will host|2019-10-01/2019-10-10
kremlin|2005-11-18|about his visit to Turkey [the previous day].|2005-11-17
us-china|2019-07-30|Stocks slid [earlier in the day] after Trump criticized|2019-07-30
nafta|2018-03-09|by the Washington Post, followed comments [earlier in the day] by a|2018-03-09
korea|2018-06-30|the call. The conversation came [the same day] the Senate confirmed|-
korea|2013-04-15|speaking at the end of a [three-day] trip that focused|-
ukraine-march|2025-03-12|joint US-Ukraine statement backing an American-proposed [30-day] ceasefire in the|-
us-china|2018-06-03|officials, had been expected during the [two-day] visit to try|-
kremlin|2019-04-25|Question: In [the 2000s], there was a|2000/2009
syria|2012-07-20|his fortunes changed spectacularly in the [mid-1990s] when he married|1994/1996
korea|2019-02-26|Hotel at 6:30 p.m. ([1130] GMT) and have a|-
"""

HELD_OUT = """
nafta|2018-03-09|a White House official said on [Wednesday night].|2018-03-07
korea|2018-05-24|hours after President Donald Trump on [Thursday] canceled his planned|2018-05-24
syria|2012-05-27|a clash in the area on [Friday afternoon] between security|2012-05-25
trade|2025-05-25|did Boris Johnson," he told CNBC [Tuesday].|2025-05-20
ukraine-march|2025-02-25|On [Thursday], British Prime Minister Sir Keir Starmer will likewise visit|2025-02-27
ukraine-may|2025-05-21|going to happen," Trump told reporters [Monday].|2025-05-19
us-china|2019-05-13|economic adviser Larry Kudlow said on [Sunday] that China has|2019-05-12
nafta|2019-06-06|an opening salvo in negotiations [earlier Wednesday], saying tariffs may|2019-06-05
korea|2019-03-10|Mr. Yun told reporters [Friday] there is no|2019-03-08
syria|2012-02-07|the Russian and Chinese vetoes on [Saturday] encouraged the Syria|2012-02-04
trade|2025-05-26|Trump said on Truth Social on [Sunday night], after speaking|2025-05-25
ukraine-march|2025-03-01|Here is the situation on [Saturday, March 1]:|2025-03-01
ukraine-may|2025-05-26|shelters in the early hours of [Sunday] as officials said|2025-05-25
us-china|2018-10-02|said on National Public Radio on [Tuesday].|2018-10-02
nafta|2020-01-16|The U.S. Senate on [Thursday] overwhelmingly approved the|2020-01-16
korea|2019-05-04|fired a barrage of missiles [early Saturday], its first tests|2019-05-04
syria|2011-10-26|strikes paralyzed parts of Syria on [Wednesday] as President Bashar|2011-10-26
kremlin|2019-02-14|for the President of Russia. On [January 23], at a meeting|2019-01-23
nafta|2019-12-10|body is scheduled to return on [Jan. 27].|2020-01-27
korea||US was still working towards the [12 June] date.|-
syria|2011-11-14|of the response to the unrest [19 July] : Qatar closes|2011-07-19
trade|2025-05-25|Trump had set a deadline of [8 July] for both sides|2025-07-08
ukraine-march|2025-02-21|interview with The Associated Press on [Feb. 1], Zelenskyy said some|2025-02-01
ukraine-may|2025-05-26|MOSCOW, [May 26]. /TASS/. Russia and|2025-05-26
us-china|2019-01-31|be...... — Donald J. Trump (@realDonaldTrump) [January 31, 2019]|2019-01-31
kremlin|2019-02-14|with President of Iran Hassan Rouhani [February 14, 2019]|2019-02-14
nafta||Enrique Pena Nieto leaves office on [1 December].|-
syria|2012-04-07|, with a full ceasefire on [12 April] .|2012-04-12
trade|2025-05-26|dance is a high-stakes tango, with [July 9] as the next|2025-07-09
ukraine-march|2025-03-31|has threatened reciprocal, tit-for-tat tariffs from [April 2] against all US|2025-04-02
kremlin|2018-04-11|[June] will mark 50|2018-06
syria|2012-03-28|[Last November] , President Assad|2011-11
trade|2025-05-21|who helped author a report in [February] with The Carter|2025-02
ukraine-march|2025-03-29|had come into force on [19 January] ended earlier this|2025-01-19
ukraine-may|2025-05-21|stupid," Trump said in the interview. "[May]be it's not possible|-
kremlin|2018-04-11|during his visit to Russia [this June].|2018-06
nafta|2019-12-10|introduced in Canada's Parliament until [late January] because its House|2020-01-21/2020-01-31
kremlin|2018-09-12|development of the Russian Far East until [2025] and up to|2025
nafta|2016-06-28|which the Clintons supported but occurred in [2001] under President|2001
korea||the end of the Korean war in [1953] the South, an|1953
syria|2012-03-21|'s economy contracted by 2 % in [2011] , while the|2011
trade|2025-05-20|the trade accord that enshrined Brexit in [2020].|2020
kremlin|2013-04-17|with the rest of the world [last year], but this rate|2012
nafta|2018-01-29|Canada [last week] agreed to join|2018-01-22/2018-01-28
korea|2019-05-04|nuclear talks by the [end of this year], said Nam Sung-wook,|2019-12-31
syria|2012-03-17|and the second city Aleppo in [recent months] , which the|2011-12/2012-03
trade|2025-05-24|stringent tariffs against the European Union [this week].|2025-05-19/2025-05-25
ukraine-march|2025-03-18|Finland have joined Nato in [the past two years] precisely because of|2023/2025
ukraine-may|2025-05-21|Russia said [late last month] that it had|2025-04-21/2025-04-30
us-china|2018-10-02|In just [the last few weeks], he’s struck a|2018-09-04/2018-10-01
nafta|2019-06-04|tariffs on goods imported from Mexico [next week].|2019-06-10/2019-06-16
syria|2012-07-17|several parts of Damascus for the [past three days] .|2012-07-14/2012-07-17
trade|2025-05-21|and Taiwan. U.S. President Donald Trump [last week] told Fox News|2025-05-12/2025-05-18
ukraine-march|2025-03-30|[Earlier this month], after Russia effectively|2025-03
ukraine-may|2025-05-21|countries. Vice President JD Vance's suggestion [this week] that the U.S.|2025-05-19/2025-05-25
us-china||Federal Reserve will lower interest rates [this year].|-
kremlin|2018-09-17|exceed $15 billion, and 40 percent [last year], when it reached|2017
nafta|2017-11-18|of Representatives members signed a letter [this week] opposing U.S. proposals|2017-11-13/2017-11-19
korea|2018-05-30|was referring to talks over [the weekend] between U.S. and|2018-05-26/2018-05-27
syria|2012-03-07|was re-elected as president at [the weekend] .|2012-03-03/2012-03-04
trade|2025-05-26|as barely feasible. Meanwhile, over [the weekend], Russia and Ukraine|2025-05-24/2025-05-25
kremlin|2018-09-17|previous visit to Russia was [exactly one year ago].|2017
syria|2012-02-17|Deputy Foreign Minister Zhai Jun comes [a day after] Beijing voted against|-
ukraine-may|2025-05-26|is on the agenda," Peskov added. [The day before], the Russian Defense|2025-05-25
us-china|2019-04-04|likely set at 90 days and [180 days after] signing, by which|-
kremlin|2017-11-22|[Today]’s trilateral council is|2017-11-22
nafta||[Tonight], Canada and the|-
korea|2018-03-08|morning national security meetings. "I decided [today] (to freeze the|2018-03-08
kremlin|2013-04-17|that will take place at the [end of May], we are working|2013-05-21/2013-05-31
syria|2012-03-15|Deraa to restore order by the [end of the month] , but the|2012-03-31
trade|2025-05-21|that down to 25% by the [end of next year], he said.|2026-12-31
kremlin|2017-03-28|Interregional Cooperation in Astrakhan before the [end of this year].|2017-12-31
kremlin|2019-02-14|be held in late March – [early April] in Astana.|2019-04-01/2019-04-10
syria|2011-08-09|In [early June] , officials claimed|2011-06-01/2011-06-10
ukraine-march|2025-02-21|an interview with broadcaster Newsmax in [early February] that U.S. officials|2025-02-01/2025-02-10
nafta|2018-03-07|NOT happening tomorrow. As we reported [earlier in the day], Trump wanted|2018-03-07
korea|2019-02-27|Mr. Trump [earlier in the day] called Mr. Kim|2019-02-27
trade|2025-05-20|before the president suspended some duties [that day], JPMorgan Chase CEO|-
korea|2018-06-12|to come, said Momoko Shimada, a [20-year]-old student: "After the|-
kremlin|2019-04-25|Question: In [the 2000s], there was a|2000/2009
nafta|2017-11-18|tariffs snap back to their [early 1990s] levels.|1990/1993
us-china|2018-09-08|the wane, with export orders shrinking for [months] in a row.|-
ukraine-may|2025-05-25|The most massive Russian air attack [in many weeks] lasted all night,"|-
korea|2019-02-25|on Monday for Hanoi to participate in [two days] of meetings with|-
nafta|2019-06-07|“The discussions are going to continue [in the days ahead].”|2019-06-08/2019-06-14
kremlin|2018-09-12|and culture will continue to expand [in the years to come].|-
"""

FRESH = """
nafta|2019-06-07|Bilateral talks in Washington began on [Wednesday] to attempt to|2019-06-05
korea|2018-07-09|In a speech on [Sunday] in Vietnam, Pompeo|2018-07-08
syria|2011-10-26|Qatar 's Emir Hamad bin Khalifa al-Thani on [Wednesday] , said his|2011-10-26
trade|2025-05-21|$4.6 billion in its Hong Kong listing on [Tuesday]. China is gearing|2025-05-20
ukraine-march|2025-03-30|army positions near Chasiv Yar, Donetsk region, Ukraine, [Sunday, March 16, 2025].|2025-03-16
ukraine-may|2025-05-21|the peace efforts. Merz's remarks follow [Monday]'s telephone conversation between|2025-05-19
us-china|2018-05-20|trade irritants during high-level talks on Thursday and [Friday], although more meetings|2018-05-18
nafta|2020-01-29|Trump's legal team on [Tuesday] sought to minimize|2020-01-28
korea|2018-04-30|During a Middle East trip on [Sunday], U.S. Secretary of|2018-04-29
syria|2012-02-05|Sergei Lavrov is due to visit Damascus on [Tuesday] , to encourage|2012-02-07
trade|2025-05-21|actions," she said. The Chinese commerce ministry on [Sunday] also announced duties|2025-05-18
ukraine-march|2025-03-25|Talks [Monday] in the Saudi|2025-03-24
ukraine-may|2025-05-25|originally written in German. While you're here: Every [Tuesday], DW editors round|-
us-china|2019-12-13|deal sent stocks to a record close on [Thursday].|2019-12-12
nafta||Ms Freeland said on [Friday morning] that negotiators|-
korea|2018-05-23|President Moon Jae-in at the White House on [Tuesday].|2018-05-22
kremlin|2019-04-25|reception on behalf of the President of Russia [April 25, 2019]|2019-04-25
nafta|2019-05-31|Trump said the tariff could reach 25% by [Oct. 1].|2019-10-01
korea|2017-07-06|can hit most of the US mainland on [July 28]. It detonated its|2017-07-28
trade|2025-05-26|markets. When the action plan was launched on [April 29], Volvo Cars said|2025-04-29
us-china|2018-04-04|inviting public comment on its trade sanctions through [11 May] and will hold|2018-05-11
kremlin|2003-03-07|Putin met with Abkhazian Prime Minister Gennady Gagulia [March 7, 2003]|2003-03-07
nafta|2019-05-31|July 1, 15% on Aug. 1, 20% on [Sept. 1] and 25% on|2019-09-01
kremlin|2019-07-03|host a series of major international events. In [June], Russia assumed the|2019-06
nafta|2019-06-03|In [May], numbers are expected|2019-05
korea|2018-04-26|Donald Trump and Kim meet in May or [June].|2018-06
syria|2012-01-10|constitution could be put to a referendum by [March] this year ,|2012-03
us-china|2018-08-03|slightly widened in June to $32.5 billion after [May]’s $32 billion.|2018-05
nafta|2019-06-04|Brexit difficulties also are why [May] is nearing the|-
kremlin|2019-12-10|and Polish – are to start the process in [2023].|2023
nafta|2020-01-16|the AFL-CIO has backed since a US-Jordan deal in [2001].|2001
korea|2019-02-26|(basically a truce), not an actual peace treaty, in [1953], which means the|1953
syria|2012-05-27|Libya last year and Racak , Kosovo , in [1999] are exaggerated|1999
nafta|2018-12-04|the House Nancy Pelosi (D-CA) said [last week], adding that there|2018-11-26/2018-12-02
korea|2018-05-24|a “historic meeting” between North and South Korea [last month], as leaders from|2018-04
syria|2012-04-17|# 10.7 bn -RRB- before the uprising began [last year] .|2011
trade|2025-05-21|spending to have a positive effect on growth [next year].|2026
ukraine-march|2025-03-28|Korea’s military, topping the 11,000 sent [last year], among which casualties|2024
ukraine-may|2025-05-26|Their efforts suffered a blow [earlier this week] when Trump declined|2025-05-19/2025-05-25
us-china||50-year low, and a US stock market rally [this year] has boosted|-
kremlin|2018-03-26|of diplomatic relations between our countries. [Over the past year], trade has grown,|2017/2018
nafta|2018-01-29|of 2017, compared with the same period the [previous year], according to the|2016
korea|2018-04-18|Abe, meanwhile, said he told Trump [this week] that North Korea|2018-04-16/2018-04-22
trade|2025-05-20|of those have been in ample supply in [recent months]."|2025-02/2025-05
ukraine-march|2025-02-25|supporters by excluding them from the preliminary talks [last week].|2025-02-17/2025-02-23
nafta|2019-06-07|that the president can turn that off at some point over [the weekend].”|2019-06-08/2019-06-09
korea|2013-04-15|Kerry said in Beijing at [the weekend] that the United|2013-04-13/2013-04-14
trade|2025-05-26|A [weekend] telephone call between|2025-05-24/2025-05-25
nafta|2019-12-10|some senior Democrats speculated — which would be [the day after] the House|-
korea|2018-05-31|to North Korea to meet with Kim just [two days after] Trump canceled|-
syria|2012-02-23|been killed since the start of the uprising [11 months ago] .|2011-03
trade|2025-05-26|her 10 children when her home is bombed [Five years after] Brexit, UK|-
ukraine-march|2025-03-01|$400m in much-needed funds [more than three years after] Russia’s invasion.|-
kremlin|2018-04-04|I am very happy that [today] the heads of|2018-04-04
korea|2017-11-05|Abe. “But time is a little bit limited. [Tomorrow]’s a busy day.”|2017-11-06
syria|2012-04-24|will be saying this to the Security Council [today] -LRB- Tuesday -RRB-|2012-04-24
trade|2025-05-21|We will now begin the question-and-answer portion of [today]’s briefing.|2025-05-21
kremlin|2018-09-12|and yet, you mentioned this word today and [in recent days] as well.|2018-09-05/2018-09-11
nafta|2018-08-27|under which the revised NAFTA agreement would expire [after five years] unless all|-
korea|2019-10-06|was unclear if common ground could be found [after months] of tension|-
syria|2012-08-07|greeting Mr Jalili , his first TV appearance [in two weeks] .|-
trade|2025-05-20|lauded Trump's policies as a boon for business [only months earlier].|-
ukraine-march|2025-03-31|attacks on energy infrastructure in Russia and Ukraine [for 30 days].|-
kremlin|2018-04-04|have not achieved any major success. Since the [start of events] in Syria,|-
trade|2025-05-21|Germany, even more than 80 years after the [end of the war].|-
korea|2018-06-30|Foreign Service officer. Yun announced his retirement in [late February], just weeks before|2018-02-21/2018-02-28
syria|2012-04-09|In [late March] , the army|2012-03-21/2012-03-31
nafta|2020-01-16|That [same day], Lighthizer flew to|-
trade|2025-05-21|US accepted as a gift from Qatar [earlier that day].|2025-05-21
nafta|2019-06-10|recesses in August to avoid typical end-of-the-[year] budget fights,|-
nafta|2017-01-22|hasn't been seen in decades, possibly since [the 1920s]," said|1920/1929
"""

NATURAL = """
kremlin|2017-12-06|All news about the trip to Nizhny Novgorod [December 6, 2017]|2017-12-06
kremlin|2018-09-12|positive cooperation agenda with our Japanese partners. Only [yesterday], Prime Minister Shinzo|2018-09-11
kremlin|2020-06-09|decisions of the Berlin International Conference held on [January 19 of this year].|2020-01-19
kremlin|2019-07-03|with the level of cooperation with Ethiopia. [Last year], our countries marked|2018
kremlin|2020-07-26|that the Verkhovna Rada’s July 15 resolution on [2020] local elections contradicts|2020
kremlin|2020-03-05|[Today], at midnight March|2020-03-05
kremlin|2019-07-03|[This year], numerous events are|2019
kremlin|2001-01-09|Start of Negotiations between Russia and Azerbaijan [January 9, 2001]|2001-01-09
kremlin|2020-01-11|intra-Ukrainian conflict in the context of implementing the [2015] Minsk Package of|-
kremlin|2018-09-11|second meeting of the commission in Dalian in [August] focused on the|2018-08
kremlin|2020-02-05|[Today]’s ceremony is attended|2020-02-05
nafta|2018-10-01|sign the new pact before he leaves office [Dec. 1].|2018-12-01
nafta|2019-12-10|Chairman Richard Neal (D., Mass.) detailed the [final days] of negotiations, saying|-
nafta|2017-04-26|[Earlier Wednesday], the New York|2017-04-26
nafta|2018-03-05|Trump announced [Thursday] he plans to|2018-03-01
nafta|2019-12-10|trade agreement on Capitol Hill in Washington, U.S., [December 10, 2019].|2019-12-10
nafta|2019-06-07|Friday to pave the way for tariffs on [Monday], but could decide|2019-06-10
nafta|2018-12-10|a great deal the USMCA was, yet [a day after] signing is|-
nafta|2018-08-26|White House Press Secretary Sarah Sanders said [Sunday morning] that the|2018-08-26
nafta|2019-06-07|of American hams and other pork products in [2017], making it the|2017
nafta|2018-03-06|“We probably have a month, or [a month and a half],|-
nafta|2019-02-20|Since [1994] when Ronald Reagan's|1994
nafta|2019-06-07|tariff threat against a top trading partner. [Last year], the U.S. negotiated|2018
nafta|2018-12-10|from 1.8 million to 3.6 million in the [five-year] window.|-
korea|2018-05-06|met his South Korean counterpart, Chung Eui-yong, on [Friday] and both said|2018-05-04
korea|2019-02-28|watch is getting shorter by the day. The [2020] election is about|2020
korea|2018-03-08|forward with their joint military exercises [later this year].|2018
korea|2018-04-18|Minister Shinzo Abe, who arrived in Florida [this week] to warn Trump|2018-04-16/2018-04-22
korea|2017-04-17|[A day earlier], deputy national|2017-04-16
korea|2018-05-11|A campaign rally in Indiana [Thursday] gave the president|2018-05-10
korea|2018-06-02|to start a process. And I told them [today], ‘Take your time,|2018-06-02
korea|2019-12-08|On [Friday], South Korea said|2019-12-06
korea|2017-08-07|spokesman for South Korea’s defense ministry, said on [Tuesday] in response to|2017-08-01
korea|2019-02-25|of material wealth for Kim’s impoverished homeland on [Monday], telling reporters, “I|2019-02-25
korea|2018-07-09|with U.S. President Donald Trump in Singapore [last month].|2018-06
korea|2019-12-08|On [Tuesday], North Korea’s Foreign|2019-12-03
syria|2012-03-07|also due to visit Syria [in the coming days] .|2012-03-08/2012-03-14
syria|2012-07-18|numbers increased to nearly 300 over [the following weeks] , but with|-
syria|2012-02-24|close friendship with the Assad family over the [years] , could be|-
syria|2012-07-12|Speaking to reporters on [Thursday] , Mr Fabius|2012-07-12
syria|2012-07-20|In [mid-May 2012] , opposition|2012-05-11/2012-05-20
syria|2012-03-21|Pro-democracy protests erupted in [March 2011] after the arrest|2011-03
syria|2012-03-23|The [36-year]-old , who is|-
syria|2012-07-06|For [decades] , the Tlas|-
syria|2012-07-18|Jabal al-Zawiya , [19-20 December 2011] Villages in|2011-12-19/2011-12-20
syria|2012-07-18|Jisr al-Shughour , [3-6 June 2011] In June 2011|2011-06-03/2011-06-06
syria|2012-06-04|And in the [eight months since] Gaddafi 's|-
syria|2012-02-13|the Syrian city of Homs was reported on [Monday] .|2012-02-13
syria|2012-04-09|carrying out more than 100 summary executions since [March] .|2012-03
trade|2025-05-21|has been a journalist for more than [a decade].|-
trade|2025-05-21|for strawberries, avocados and bananas [in the coming days] because of an|2025-05-22/2025-05-28
trade|2025-05-26|The first sale rule has been around since [1988], but gained renewed|1988
trade|2025-05-26|vehicle (EV) transition, Volvo Cars announced plans in [September] to drop its|2024-09
trade|2025-05-24|according to a report by Capgemini published in [January].|2025-01
trade|2025-05-26|more info about our products and services. © [2025] CNBC LLC.|-
trade|2025-05-26|was recommending a 50 per cent tariff effective from [June 1],|2025-06-01
trade|2025-05-21|deactivated on your browser. Japan's National Daily Since [1922] May 21, 2025|1922
trade|2025-05-26|pope? World expos: From Paris 1855 to Osaka [2025], what purpose do|-
trade|2025-05-20|quarter. About $2.6 billion of that [year]-over-year gain came|-
trade|2025-05-20|the first quarter from $36.42 billion in the [year]-ago quarter.|-
trade|2025-05-20|the larger projects," he said. For the full [year], Home Depot|-
ukraine-march|2025-03-14|On [Thursday], at the beginning|2025-03-13
ukraine-march|2025-03-12|was told to leave the White House [last month].|2025-02
ukraine-march|2025-03-31|7.5 percent of US oil exports as of [2023], OEC data shows.|2023
ukraine-march|2025-03-31|sworn in as the president of Ukraine in [2019] for a five-year|2019
ukraine-march|2025-02-21|Speaking in Kyiv on [Wednesday], Zelenskyy said the|2025-02-19
ukraine-march|2025-03-18|joint US-Ukrainian proposal to pause fighting for [30 days] has yet to|-
ukraine-march|2025-03-18|created by Russia" after the communist revolution in [1917].|1917
ukraine-march|2025-03-26|Speaking in Paris on [Wednesday] alongside French President|2025-03-26
ukraine-march|2025-03-30|Zelenskyy, center, are seen at the Elysee Palace, [Dec. 7, 2024] in Paris,|2024-12-07
ukraine-march|2025-03-26|Speaking during a visit to Paris on [Wednesday], Zelenskyy accused Moscow|2025-03-26
ukraine-march|2025-03-31|“They called themselves ‘the invisible battalion’. It took [years] to change that.”|-
ukraine-may|2025-05-26|did not include Putin and Zelenskyy met [last week] in Turkey, but|2025-05-19/2025-05-25
ukraine-may|2025-05-25|after 390 soldiers and civilians were released on [Friday].|2025-05-23
ukraine-may|2025-05-21|from the talks. For example, Trump said on [May 8] in an|2025-05-08
ukraine-may|2025-05-21|in its area of responsibility [over the past day], the ministry reported.|2025-05-20/2025-05-21
ukraine-may|2025-05-24|held face-to-face negotiations in Istanbul [last week] for the first|2025-05-12/2025-05-18
ukraine-may|2025-05-25|seek peace." The attack came on the third [day] of a planned|-
ukraine-may|2025-05-25|Zelenskyy said on his official Telegram channel on [Saturday].|2025-05-24
ukraine-may|2025-05-21|which was enacted in South Africa [earlier this year], in an attempt|2025
ukraine-may|2025-05-21|members of his administration have signaled in [recent weeks] that the U.S.|2025-04-23/2025-05-20
ukraine-may|2025-05-26|at civilian targets across Ukraine [in as many days].|-
ukraine-may|2025-05-25|that he would "solve the war [within a day].|-
ukraine-may|2025-05-25|itself, according to Ukraine's security service. "A difficult [Sunday morning] in Ukraine|2025-05-25
us-china|2018-06-16|Saturday's move by China follows a [Friday] announcement from the|2018-06-15
us-china|2018-08-03|Chinese goods will likely follow [in the coming days or weeks], which|2018-08-04/2018-08-31
us-china|2018-09-15|meet, we meet?" Trump posted on Twitter on [Thursday].|2018-09-13
us-china|2018-12-27|team heading to Beijing in [the week of Jan. 7], people familiar told|2019-01-07/2019-01-13
us-china|2019-08-25|spur the economy heading into the [2020] election year.|2020
us-china|2018-09-08|$28.09 billion in July, customs data showed on [Saturday], surpassing the previous|2018-09-08
us-china|2019-05-13|to be imposed #FNS pic.twitter.com/cwl89OyLDK — FoxNewsSunday (@FoxNewsSunday) [May 12, 2019]|2019-05-12
us-china|2018-07-20|Trump’s comments shift attention during a [week] when he’s facing|-
us-china|2019-08-30|tariffs were entered into the Federal Register on [Friday], making the move|2019-08-30
us-china|2019-12-31|the agreement was in limbo until [earlier this month] when the two|2019-12
us-china|2019-07-19|The industrial company clawed back some early-[week] losses when it|-
us-china|2019-07-30|a strong recovery. As we learned from the [2012-16] experience, the key|-
"""

LAST = """
kremlin|2018-03-29|March 23. The agreement will take effect on [March 30]. The leaders highlighted|2018-03-30
kremlin|2020-07-01|the Syrian National Dialogue in Sochi in January [2018], which was made|2018-01
kremlin|2018-04-11|This [year] marks the 55th|2018
kremlin|2018-09-11|and Chinese provinces to be especially important. The [2018]–2019 Years of Interregional|2018/2019
kremlin|2020-07-01|Syrian peace settlement was in Ankara in September [2019]. There were plans|2019-09
kremlin|2013-03-04|is that we need to constantly move forward. [Today] the world is|2013-03-04
kremlin|2000-02-29|of the Moscow-based CIS summit on [January 25], whose agenda included|2000-01-25
kremlin|2018-09-17|In the course of [today]’s talks, today’s consultations,|2018-09-17
nafta|2017-01-22|has built new plants in Mexico in recent [years]. Mexico has surpassed|-
nafta|2019-06-10|top member of GOP leadership, renewed that call [Friday] after Trump said|2019-06-07
nafta|2018-12-03|the North American Free Trade Agreement in six [months], potentially forcing Congress|2019-06
nafta|2019-06-03|Global equities tumbled after Trump’s unexpected threat last [week] against the United|2019-05-27/2019-06-02
nafta|2019-06-07|White House Counsel Pat Cipollone is leading talks [Friday], Short said in|2019-06-07
nafta|2018-05-31|percent of U.S. steel and aluminum imports in [2017] came from the|2017
nafta|2018-12-04|to get things accomplished,” Grassley said on a [Monday] radio show, according|2018-12-03
korea|2018-05-25|productive." That was far different from his letter [Thursday] to North Korea|2018-05-24
korea|2018-05-24|He added, “Some [day], I look very|-
korea|2018-05-11|"Our new slogan for [2020], you know what|2020
korea|2017-11-05|"There's been 25 [years] of total weakness,|-
korea|2018-02-09|the presidential palace. Kim Yo Jong arrived here [Friday] as part of|2018-02-09
korea|2017-07-06|the top Pentagon policy official from 2012 to [2014], told me.|2012/2014
korea|2018-02-11|said Kim Yo Jong in a toast during [Sunday]’s dinner, adding she|2018-02-11
korea|2018-05-16|drills’ defensive nature “has been clear for many [decades] and has not|-
syria|2012-04-09|though the city after Friday prayers on 18 [March] , security forces|2011-03-18
syria|2012-03-17|On [Friday] , UN and|2012-03-16
syria|2012-03-12|Kofi Annan left Syria on Sunday after two [days] of talks with|-
syria|2012-04-10|groups said 11 people had been killed on [Tuesday] .|2012-04-10
syria|2012-06-22|, '' Mr Erdogan told reporters earlier on [Friday] evening .|2012-06-22
syria|2012-02-12|the Baba Amr neighborhood of the city on [Sunday] , the Syrian|2012-02-12
syria|2011-08-09|`` The coming [days] will be important|2011-08-10/2011-08-16
syria|2012-06-13|Earlier on [Wednesday] , Syrian forces|2012-06-13
syria|2011-08-08|Syria 's fierce military crackdown on nearly five [months] of demonstrations for|-
trade|2025-05-26|that he would push back his ultimatum until [July 9] – a return|2025-07-09
trade|2025-05-26|turns. After threatening the European Union on Friday, [May 23], with 50% tariffs|2025-05-23
trade|2025-05-21|supports HTML5 video Fifty years ago, on [May 21, 1975], the trial of|1975-05-21
trade|2025-05-20|about the president's policies for the first two [months] of his administration.|-
trade|2025-05-21|start seeing price hikes from tariffs later this [month] and in June.|2025-05
trade|2025-05-24|African leader, threatens EU tariff hike in 18th [week] in office|-
trade|2025-05-21|biggest exporter of black tea. In [2024], Kenya's tea industry|2024
trade|2025-05-25|the country's government because of the findings. Copyright [2025] BBC. All rights|-
trade|2025-05-21|arrested five suspected far-right extremists. Later [today], Interior Minister Alexander Dobrindt|2025-05-21
ukraine-march|2025-03-25|it was working to restore its systems on [Monday]. The company said|2025-03-24
ukraine-march|2025-03-31|borders of [1991] … If Ukraine|1991
ukraine-march|2025-03-25|agencies reported. The U.S. and Ukrainian teams met [Sunday].|2025-03-23
ukraine-march|2025-03-25|of commercial shipping. Russian state media reported late [Monday] local time that|2025-03-24
ukraine-march|2025-03-31|also an importer of Russian oil — in [2023], as much as|2023
ukraine-march|2025-03-30|left open discussions up until Iran’s 85-[year]-old Supreme Leader Ayatollah|-
ukraine-march|2025-03-30|in Kramatorsk direction, Donetsk region, Ukraine, Saturday, [March 22, 2025].|2025-03-22
ukraine-march|2025-03-25|to halt attacks on energy facilities for 30 [days]. He has accused|-
ukraine-may|2025-05-26|since the full-scale invasion began more than three [years] ago, Russia fired|-
ukraine-may|2025-05-26|after Kyiv accepted an unconditional 30-day ceasefire in [March] that was proposed|2025-03
ukraine-may|2025-05-21|confrontation when Zelenskyy visited the White House in [February]. In that exchange,|2025-02
ukraine-may|2025-05-26|other NATO countries," he said. The Defender Europe [2025] exercise will be|-
ukraine-may|2025-05-25|two stages of the swap took place on [Friday] and Saturday. Russia's|2025-05-23
ukraine-may|2025-05-21|Russia's financial lifelines. German Chancellor Friedrich Merz on [Wednesday] dampened expectations of|2025-05-21
ukraine-may|2025-05-21|with Vatican prelate Archbishop Paul Richard Gallagher on [Monday]. Aboard Air Force|2025-05-19
ukraine-may|2025-05-25|since Moscow launched its full-scale invasion in February [2022]. More soldiers and|2022-02
ukraine-may|2025-05-26|global antiterror campaign targeting Pakistan. These stories topped [Monday]'s newspaper headlines in|2025-05-26
us-china|2019-05-05|is scheduled to resume talks in Washington on [Wednesday] aimed at resolving|2019-05-08
us-china|2019-07-30|Stocks closed slightly lower [Tuesday] after President Donald|2019-07-30
us-china|2019-06-02|— as suggested by the American president in [May] — Wang said|2019-05
us-china|2019-12-31|Trump first told reporters on [Oct. 11] that the U.S.|2019-10-11
us-china|2019-12-13|aren’t happening now, and the tariffs enacted in [September] on many clothing|2019-09
us-china|2019-05-14|it planned to hold a public hearing next [month] on the possibility|2019-06
us-china|2018-01-23|President Trump said [Tuesday] he’s not worried|2018-01-23
us-china|2018-07-27|tweeting, "The European Union is coming to Washington [tomorrow] to negotiate a|2018-07-28
us-china|2020-01-06|In late [October], the Commerce Department|2019-10-21/2019-10-31
"""

INVENTED = """
own|2025-05-20|the ministers will meet on [Wednesday]|2025-05-21
own|2025-05-20|the ministers met on [Wednesday]|2025-05-14
own|2025-05-20|The envoy said the talks on [Friday] will go ahead|2025-05-23
own|2025-05-20|the round will be held [next Tuesday]|2025-05-27
own|2025-05-20|the round was held [last Tuesday]|2025-05-13
own|2025-05-20|both delegations are due in Geneva on [Thursday]|2025-05-22
own|2025-05-20|the foreign minister is flying to Cairo on [Thursday]|2025-05-22
own|2025-05-20|they spoke on [Thursday of last week]|2025-05-15
own|2025-05-20|talks will run from [Wednesday to Friday]|2025-05-21/2025-05-23
own|2025-05-20|the call takes place [tonight]|2025-05-20
own|2025-05-20|an agreement is wanted by [August]|2025-08
own|2025-02-10|the truce collapsed [last January]|2025-01
own|2025-05-20|the border reopens in [mid-June]|2025-06-11/2025-06-20
own|2025-05-20|the corridor opened on [20 May 2025]|2025-05-20
own|2025-05-20|signed [05/20/2025] in Doha|2025-05-20
own|2025-05-20|signed [20/05/2025] in Doha|2025-05-20
own|2025-05-20|signed [05/06/2025] in Doha|-
own|2025-05-20|signed [20.05.2025] in Doha|2025-05-20
own|2025-05-20|the summit of [June 12-13] is off|2025-06-12/2025-06-13
own|2025-05-20|they met from [March 3 to 5]|2025-03-03/2025-03-05
own|2025-05-20|they will meet between [June 3 and 6]|2025-06-03/2025-06-06
own|2025-05-20|the exercise lasts from [30 May to 2 June]|2025-05-30/2025-06-02
own|2025-01-05|they met from [December 30 to January 2]|2024-12-30/2025-01-02
own|2025-05-20|the envoys return [in two weeks]|2025-06-02/2025-06-08
own|2025-05-20|the convoy was attacked [three days ago]|2025-05-17
own|2025-05-20|a report is due [within 90 days]|2025-05-20/2025-08-18
own|2025-05-20|the pause covers [the next 30 days]|2025-05-20/2025-06-19
own|2025-05-20|a third round will follow [in ten days]|2025-05-30
own|2025-09-20|the parties signed on [Sept. 5]|2025-09-05
own|2025-05-20|published on [2025-05-01]|2025-05-01
own|2025-05-20|the strike came at [1400] GMT|-
own|2025-05-20|the [2015] deal is dead|-
own|2025-05-20|the [2018] Singapore summit failed|2018
own|2025-05-20|the sides [may] meet again|-
own|2025-05-20|Mrs [May] refused to answer|-
own|2025-05-20|protesters [march] on the palace|-
own|2025-05-20|the [Sunday] Times wrote|-
own|2025-05-20|the Good [Friday] Agreement is a model|-
own|2025-05-20|after the [second] round the mediators left|-
own|2024-03-01|the truce took hold on [February 29]|2024-02-29
own|2025-02-28|the truce took hold on [February 30]|-
own|2025-01-02|he said on [December 31]|2024-12-31
own|2024-12-31|they will sign on [January 3]|2025-01-03
own|2024-12-31|they will sign [tomorrow]|2025-01-01
own|2025-01-01|they signed [yesterday]|2024-12-31
own|2025-01-15|the fighting began [last month]|2024-12
own|2024-12-15|the election is [next month]|2025-01
own|2025-05-20|the first tranche was paid in [the first quarter of 2025]|2025-01/2025-03
own|2025-05-20|in [the second half of 2024] nothing moved|2024-07/2024-12
own|2025-05-20|a vote in [summer 2026]|2026-06/2026-08
own|2025-05-20|elections between [2026 and 2028]|2026/2028
own|2025-05-20|a text by the [end of the week]|2025-05-25
own|2025-05-20|[later this week] the mediators return|2025-05-20/2025-05-25
own|2025-05-20|[earlier this week] the mediators left|2025-05-19/2025-05-20
own|2025-05-20|a ceremony will be held on [Christmas Eve]|2025-12-24
own|2025-01-03|they met on [New Year's Eve]|2024-12-31
own|2025-05-20|the army withdrew on May 10. [A week earlier] it had attacked|2025-05-03
own|2025-05-20|they met on May 10. [The following day] fighting resumed|2025-05-11
own|2025-05-20|they met on May 10. [Earlier in the day] shells fell|2025-05-10
own||the army withdrew [last week]|-
own||signed in [June 2024]|2024-06
own|2025-05-20|a deal is possible in [late 2025]|2025-09/2025-12
own|2025-05-20|the sides will meet [this Friday]|2025-05-23
own|2025-05-20|from [March to May] there was quiet|2025-03/2025-05
own|2025-05-20T23:30:00+03:00|they met [today]|2025-05-20
own|2025-05-20|in the [first week of June] both teams return|2025-06-01/2025-06-07
own|2025-05-20|in the [last week of May] both teams return|2025-05-25/2025-05-31
own|2025-05-20|the [second half of April] was quiet|2025-04-16/2025-04-30
own|2025-05-20|the committee sits on Tuesday and [Wednesday]|2025-05-21
own|2025-05-20|it ends in [end-June]|2025-06-21/2025-06-30
own|2025-05-20|signed in [Sept 2024] in Doha|2024-09
own|2025-05-20|since the [October 7] attacks|-
own|2025-05-20|the [March 23] Movement seized the town|-
own|2025-05-20|a referendum is planned in the [autumn]|2025-09/2025-11
own|2025-05-20|the [fall] of the city shocked them|-
own|2025-05-20|filed [2025/05/19] late|2025-05-19
own|2025-05-20|delegates gather the [week of June 2]|2025-06-02/2025-06-08
own|2025-05-20|they met [half a year ago]|-
own|2025-05-26|the mediators left [earlier this week]|2025-05-19/2025-05-25
own|2025-05-20|every [Friday] the crowds return|-
own|2025-05-20|the ceasefire expires [24 hours after] signing|-
own|2025-05-20|the first exchange in [two weeks]|-
own|2025-05-20|It was the sides' second meeting in [a month]|-
own|2025-05-20|as soon as [next week]|2025-05-26/2025-06-01
own|2025-05-20|shells fell after [Friday] prayers|2025-05-16
own|2025-05-20|Prime Minister [May] resigned|-
own|2025-05-20|a piece in Russia [Today] said|-
own|2025-05-20|On [Thursday], the council agreed to extend the mandate|2025-05-15
own|2025-05-20|the council agreed to meet again on [Thursday]|2025-05-22
own|2025-05-20|the text is to be signed on [Thursday]|2025-05-22
own|2025-01-31|they will meet again [next month]|2025-02
own|2024-03-31|the talks began [last month]|2024-02
own|2024-02-28|a reply is due [in two days]|2024-03-01
own|2024-12-30|the mediators return [next week]|2025-01-06/2025-01-12
own|2025-01-02|the mediators left [last week]|2024-12-23/2024-12-29
own|2025-01-15|the truce of [December] broke down|2024-12
"""
