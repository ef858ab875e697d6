/** Verbs after which the words in quotation marks are what the subject said. `s` and past forms; irregular ones in full. */
const regular = `add affirm acknowledge admit advise announce answer argue ask assert assure attest aver boast brag caution charge
  claim clarify coach comment complain concede conclude confess confide confirm contend continue correct counter crow declare demand
  deny disclose elaborate email e-mail emphasize emphasise exclaim explain exhort exult fume gush hint implore imply inform insist
  intone interject joke lament maintain marvel mention mumble muse mutter note observe offer opine pledge plead point post posit
  proclaim promise pronounce protest question quip rail rant read reason recall reckon recount reflect rejoin relate remark remind
  repeat reply report request respond retort reveal roar scoff scream shout signal snap sneer snarl speculate state stress suggest
  summarize testify text thunder tout tweet urge utter vent venture volunteer vow wail warn whisper wonder yell bellow chant
  chide cheer clap crack deadpan enthuse explode gloat groan grumble holler howl moan preach press proffer rejoice rumble scold
  sigh sing snort sob stammer tease boom bark cackle croon drawl erupt fret growl hiss intimate jibe marvel mock mouth nod offer parry press purr scribble seethe shrug smile snicker tick weigh deride theorize blurt chime gripe grouse sum specify underline underscore`;
const strongIrregular = `say says said saying tell tells told telling write writes wrote writing written go goes went put puts putting
  reads read think thinks thought believe believes believed sings sang begin begins began swear swears swore forecast`;
/** The commonest in French and German. */
const foreign = `déclaré déclare dit ajouté ajoute affirmé affirme expliqué explique écrit assuré assure répondu répond estimé estime
  sagte sagt erklärte erklärt meinte meint betonte betont fügte ergänzte teilte schrieb schreibt antwortete gesagt erklärt`;
const weak = `accuse address agree allege allude applaud assail attack attribute bash blame blast bemoan brand call celebrate challenge
  characterize cite compare condemn congratulate credit criticize criticise decry defend define denounce depict deride describe
  detail deride discuss dismiss doubt dub endorse estimate expect express fault find highlight hope identify invoke insult
  label lambaste laud liken list mock name object oppose outline paint portray praise predict promote propose quote rebuke recite refer
  reject ridicule rip sign slam spell support talk tell thank title title use view want welcome warn worry appeal apologize
  approve assess back choose compliment conjure criticise demonstrate deem dispute echo envision feel feature hail imitate
  include invite issue joke learn offer plead reiterate release repeat show slur speak threaten trumpet vilify vouch`;
const weakIrregular =
  "feels felt finds found speak speaks spoke spoken speaking shows showed shown calls called";

function formsOf(verb: string): string[] {
  const isDoubled =
    /^(?:admit|brag|quip|snap|rip|sob|slam|dub|crap|plan|jog|sum|chat|slur|label|signal|refer)$/.test(verb) &&
    !/l$/.test(verb);
  const stem = isDoubled ? verb + verb.slice(-1) : verb;
  if (/[^aeiou]y$/.test(verb))
    return [verb, `${verb.slice(0, -1)}ies`, `${verb.slice(0, -1)}ied`, `${verb}ing`];
  if (verb.endsWith("e")) return [verb, `${verb}s`, `${verb}d`, `${verb.slice(0, -1)}ing`];
  const third = /(?:s|sh|ch|x|z)$/.test(verb) ? `${verb}es` : `${verb}s`;
  return [verb, third, `${stem}ed`, `${stem}ing`];
}

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== "");
const strongForms = new Set([
  ...words(regular).flatMap(formsOf),
  ...words(strongIrregular),
  ...words(foreign),
]);
const weakForms = new Set([...words(weak).flatMap(formsOf), ...words(weakIrregular)]);
const listener = new Set(
  words(`tell tells told telling asked asks asking assured assures reminded reminds informed informs urged urges warned warns
  thanked thanks accused accuses advised advises called calls calling`),
);

/** How a word says that somebody speaks: `said`, another verb of saying (`strong`), one that may (`weak`), or not at all. */
export type Saying = "said" | "strong" | "weak";

/** The class of a lower-case word among the verbs of saying; `null` for other words. */
export function sayingOf(word: string): Saying | null {
  if (word === "said" || word === "says" || word === "say") return "said";
  if (strongForms.has(word)) return "strong";
  return weakForms.has(word) ? "weak" : null;
}

/** Whether the verb takes the person spoken to right after it, as in "told reporters". */
export const takesListener = (word: string): boolean => listener.has(word);
