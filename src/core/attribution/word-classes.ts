const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter((word) => word !== ""));

/** Abbreviations whose period ends no sentence, without the period. */
export const abbreviations =
  words(`mr mrs ms dr prof sen sens rep reps gov gen lt col sgt capt cmdr adm rev hon pres jr sr st mt
  vs etc inc corp co ltd llc no dept univ jan feb mar apr jun jul aug sept sep oct nov dec mon tue wed thu fri sat sun ala ariz
  ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa penn tenn tex va vt wash
  wis wyo messrs mme mlle atty supt asst assoc`);

/** Words before a name that are part of it. */
export const honorifics =
  words(`mr mrs ms miss mx dr prof professor sir dame lord lady sen senator rep representative gov governor
  president vice congressman congresswoman secretary speaker mayor judge justice chief general gen colonel col captain capt lt
  lieutenant sgt sergeant major admiral minister chancellor ambassador commissioner attorney rev reverend pastor father sister
  brother rabbi imam bishop archbishop cardinal pope king queen prince princess chairman chairwoman chairperson chair ceo cto cfo
  coo director editor founder co-founder detective officer sheriff inspector agent coach dean delegate councilman councilwoman
  councillor alderman herr frau monsieur madame signor`);

/** Nouns for a person by role, and for a body that speaks. */
export const roles =
  words(`spokesman spokeswoman spokesperson spokespeople official officials aide aides adviser advisers advisor
  advisors analyst analysts executive executives ceo cto cfo coo president chairman chairwoman chair chief director manager head
  leader leaders founder cofounder co-founder officer officers lawyer lawyers attorney attorneys counsel professor researcher
  researchers scientist scientists engineer engineers author authors writer reporter reporters editor journalist journalists critic
  critics supporter supporters voter voters strategist strategists consultant consultants operative donor donors expert experts
  economist economists historian source sources person people man woman men women mother father wife husband son daughter brother
  sister friend friends colleague colleagues member members employee employees worker workers student students teacher teachers
  resident residents owner owners partner partners investor investors developer developers user users customer customers candidate
  candidates senator congressman congresswoman governor mayor secretary minister judge justice prosecutor prosecutors police
  detective witness witnesses host anchor moderator activist activists advocate advocates organizer organizers volunteer delegate
  delegates lawmaker lawmakers regulator regulators representative representatives speaker nominee billionaire businessman mogul
  actor actress singer comedian columnist pollster veteran doctor doctors nurse pastor priest commissioner ambassador diplomat
  diplomats veterans attendee attendees protester protesters crowd audience caller`);
export const bodies =
  words(`company companies firm group agency department bureau committee commission board council court campaign
  organization organisation association foundation institute university school church government administration ministry party
  union team bank network newspaper magazine paper site website report study poll survey letter statement memo filing lawsuit
  complaint suit petition document documents article editorial column ad advertisement post blog tweet message email e-mail release
  policy law bill rule order ruling opinion resolution platform book headline sign signs startup start-up maker giant retailer
  outlet journal center centre lab coalition office authority regulator release announcement transcript`);

export const pronouns = words("he she they i we it who il elle er sie");
export const determiners =
  words(`the a an this that these those one another some many several most both all each every other few
  his her their its our my your no two three four five six seven eight nine ten dozens hundreds thousands former top senior`);
export const prepositions =
  words(`of for at from in with on by to about into over under after before during between among against
  through without within near as like than since until despite behind beyond toward towards across around outside inside upon
  amid via per including regarding concerning`);
export const conjunctions = words(
  "and or but nor yet so because although though while whereas if when where whether that which what how why then",
);
export const auxiliaries =
  words(`is are was were be been being am has have had do does did will would can could should may might must
  shall 's 'd 'll 're 've isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't`);
export const adverbs =
  words(`also then once later now again never ever often just even only still soon first simply recently always
  himself herself themselves itself previously twice already repeatedly famously further both too earlier today not`);
export const calendar =
  words(`monday tuesday wednesday thursday friday saturday sunday january february march april june july august
  september october november december today yesterday tomorrow tonight`);
/** Words with a capital at a sentence's start that begin no name. */
export const starters =
  words(`in on at for with by from to of after before during since until while when as if because although though
  but and or so yet however meanwhile moreover still instead then there here now later earlier once also even just only not no yes
  what who where why how which that this these those it its is are was were do does did has have had will would can could should
  may might must asked speaking according responding referring writing appearing despite like unlike among about another many some
  most several all both each every one two three four five six seven eight nine ten first second last next other few such perhaps
  maybe well look ok okay oh let nor than rather indeed thus hence under over through without within per via re said says told
  le la les der die das später zuvor dann danach daraufhin anschließend puis ensuite enfin`);
