import { list } from "../../language/phrases.js";

/**
 * Lists of words, one list for each subject. Two texts that use words of one list share the subject.
 *
 * The first word of a list names the subject in reasons. The lists hold general words only: no names of companies,
 * products or campaigns.
 */
export const concepts: readonly (readonly string[])[] = [
  list("advertising, ad, advert, advertisement, advertiser, sponsored, promoted"),
  list(`AI models, AI, AI model, artificial intelligence, superintelligence, general intelligence,
      large language model, LLM, foundation model, frontier model, language model, model`),
  list(`open source, open weights, open weight, source available, closed model, closed source,
      proprietary, weights, Apache 2.0, AGPL, BSD, SSPL, open source license, open it`),
  list("licence, license, licensed, terms, terms of service, terms of use, clause"),
  list("metaverse, virtual reality, VR, augmented reality, immersive"),
  list("jobs, layoff, lay off, laid off, employee, staff, headcount, workforce, job cut"),
  list("compute, computing power, GPU, computing, processing power"),
  ["alignment", "superalignment"],
  list(`non-profit, nonprofit, non profit, foundation, public benefit corporation, for profit,
      capped profit, financial return, returns, profit`),
  list("military use, weapon, weapons, warfare, military, injury, defence"),
  list("fact-checking, fact check, fact checker, misinformation, hoax"),
  ["cookies", "cookie", "third party cookie", "tracking"],
  list(`user data, your data, personal data, account information, personal information, account data,
      user information, data`),
  list("privacy, private, encryption, encrypted, confidential"),
  list(`climate, emissions, carbon, net zero, carbon neutral, greenhouse gas, CO2, renewable energy,
      fossil fuel`),
  list(`speech, free speech, censorship, content moderation, account ban, account suspension,
      banning the account, suspended`),
  list("source code, code, repository, algorithm, recommendation algorithm, recommend"),
  list("fees, fee, charge, price, pricing, subscription"),
  list("paid access, sell access, paid API, API, commercial access"),
  list("wages, wage, salary, pay rise, compensation"),
  ["taxes", "tax", "taxation"],
  list("safety, safe, safer, risk, responsible, danger, harm, misuse"),
  ["Europe", "EU", "European Union"],
  ["United States", "U.S.", "USA", "America"],
  ["fediverse", "ActivityPub", "decentralized network", "open protocol"],
  list("subsidiaries, subsidiary, acquisition, acquire, merger"),
  ["security", "breach", "hack", "vulnerability"],
  list("children, child, kid, teen, teenager, minor, under 18"),
  ["diversity", "DEI", "inclusion", "equity"],
  list("remote work, work from home, return to office, telework, in office"),
  ["nuclear", "reactor"],
  list("vehicles, car, electric vehicle, EV, automobile"),
  ["factory", "plant", "manufacturing site"],
  ["repair", "right to repair", "spare parts"],
  ["encryption", "end to end encryption", "encrypt"],
  list("robotaxis, self driving, autonomous driving, driverless, autopilot"),
];

/** Words that are too common in company statements to show that two texts concern each other. */
export const commonWords: readonly string[] = `
a an the this that these those it its they them their he she his her we us our you your i me my who what which when where why how
be is are was were been am do does did have has had will would can could may might shall should must not no never
of in on at by for with from to into as or and but if then than so also too very just only even still yet more most less least much many
some any all every each other another such same own new old first last next good great best better big large small high low long short
company people user customer person world year month week day time today now way thing part place case point number lot
make take get give go come see say tell know think want need use work look find keep let put help start begin try feel mean seem become
announce report expect believe plan continue provide include build release launch offer change future current currently team business
industry leading approach right important able want right really well back up out about over under after before between during while there
here through because both few own against per one two three million billion percent thousand us said will include says per via
product service technology platform commit decision statement become choose open something anything everything nothing great
different most around get already once since until toward towards upon across along without within however maybe someone going ever like
`
  .split(/\s+/)
  .filter((word) => word.length > 0);
