import type { LanguageRules } from './language-rules.ts';

export const EN: LanguageRules = {
  language: 'en',
  cues: 'said says say told tells tell added adds add wrote writes write asked asks ask continued continues replied replies responded responds tweeted tweets declared declares concluded concludes stated state states reported reports noted notes note explained explains explain recalled recalls admitted admits joked jokes quipped quips remarked remarks warned warns warn argued argues argue insisted insists insist claimed claims claim stressed stresses answered answers shouted shouts yelled yells chanted chants called calls acknowledged acknowledges charged charges wondered wonders posted posts interjected exclaimed confessed retorted echoed echoes predicted predicts suggested suggests suggest announced announces assured assures emphasized emphasizes emphasised lamented laments boasted boasts complained complains complain observed observes observed testified testifies promised promises promise vowed vows pledged pledges urged urges demanded demands denied denies deny disputed disputes alleged alleges allege asserted asserts maintained maintains contended contends conceded concedes cautioned cautions countered counters repeated repeats reiterated reiterates affirmed affirms confirmed confirms revealed reveals disclosed whispered mused muses thundered bellowed screamed cried commented comments mentioned mentions described describes reads read predicted proclaimed proclaims opined opines fumed railed cracked deadpanned chimed sighed pleaded begged implored instructed advised advises summarized quoted quotes agreed agrees disagreed speculated informed snapped barked cautioned estimated estimates rejected rejects criticized criticizes criticised accused accuses blasted slammed praised dismissed dismisses mocked condemned condemns defended defends decried denounced denounces blamed blames emailed messaged texted blogged scoffed sneered gushed demurred relented ventured volunteered surmised theorized reasoned recounted recounts reflected reminded reminds reassured recommended recommends proposed proposes threatened threatens hinted hints implied implies indicated indicates signaled signalled cites cited labeled labelled dubbed branded dubs ridiculed touted hailed hails lauded questioned questions deemed',
  softCues:
    'believes believe believed thinks think thought hopes hope hoped wants want wanted fears fear feared expects expect expected knows know knew feels feel felt finds found find shows show showed plans planned supports support supported opposes oppose opposed favors favor favored endorsed endorses appeared appears seems seemed seeks sought intends intended prefers preferred refused refuses declined declines decided decides sees suspects suspected worries worried agrees realizes realized considers considered envisions views doubts doubted concluded learned welcomed',
  nounLikeCues:
    'state states comments questions remarks reports claims claim charges demands calls support supports plans views posts notes fears hopes echoes promises cracks cries answers statements threats hints pledges doubts suspects favors',
  quotingCues:
    'wrote continued continues responded tweeted posted added adds adding read reads charged comments commented shouted yelled chanted opposed support supports endorsed found find finds know knew felt feel pledged continuing states stated writing maintained replied confirmed asked asks asking described cracked reflected learned went goes answered disputed shared echoed quoted repeated joked quipped mused concluded chimed',
  tellingCues: 'told tell tells telling reminded reminds assured assures informed informs',
  participles:
    'saying adding telling writing asking arguing noting claiming suggesting warning insisting calling declaring stating shouting chanting yelling explaining stressing tweeting acknowledging promising vowing accusing quoting citing reading predicting asserting boasting complaining joking quipping responding replying continuing concluding pledging urging announcing denying describing criticizing blaming emphasizing lamenting recalling reiterating declining remarking alleging maintaining reminding demanding referring dismissing labeling dubbing praising mocking blasting denouncing indicating revealing contending conceding observing interjecting repeating echoing proclaiming',
  cuePhrases: [
    'pointed out',
    'points out',
    'point out',
    'went on',
    'goes on',
    'put it',
    'puts it',
    'shot back',
    'fired back',
    'hit back',
    'called for',
    'calls for',
    'called on',
    'calls on',
    'made clear',
    'makes clear',
    'made it clear',
    'spoke of',
    'talked about',
    'pointed to',
    'points to',
    'chimed in',
    'weighed in',
    'summed up',
    'declined to comment',
    'made the case',
    'makes the case',
  ],
  participlePhrases: [
    'to say',
    'pointing out',
    'calling for',
    'calling on',
    'referring to',
    'to tell',
    'to call',
  ],
  speechNouns:
    'formula phrase statement remark remarks motto slogan message question answer reply response chant chants cry tweet tweets headline words quote quotation comment comments caption sign signs post memo email letter warning',
  accordingPhrases: ['according to', 'in the words of', 'as per', 'per'],
  complementizers: 'that whether',
  contentOpeners: 'how what why if who to',
  pronouns: 'he she they i we it you',
  thingPronouns: 'it',
  relatives: 'who which',
  determiners:
    'the a an this that these those his her their its our my your some many several one two three four five six another other each every both all most few no any',
  prepositions:
    'in on at by for from with after before during about against through over under into between among as of to since until without within like around near despite amid via following',
  joiners: 'of for from at in with to on against',
  conjunctions: 'and or but nor yet so',
  subordinators:
    'that when while because if although though since where whether after before until unless who which whom whose what how why but so then as',
  auxiliaries:
    "didn't doesn't don't won't wouldn't can't couldn't isn't wasn't aren't weren't hasn't haven't hadn't shouldn't has have had is was were are been be will would could can may might must should did does do having being",
  commonVerbs:
    'got gets went goes came comes made makes took takes gave gives held holds won wins lost loses ran runs leads led stood stands met meets needs need appeared turned turns tried tries used uses kept keeps began begins spoke speaks became becomes remained remains offered offers faced faces followed follows received receives joined joins visited visits attended attends sat sits left leaves put puts set sets drew draws earned earns voted votes worked works started starts moved moves raised raises helped helps brought brings laughed nodded smiled paused continued released issued appealed',
  adverbs:
    'also later then again once still just even not never always often ever now soon already instead too further first both all simply only actually almost quickly reportedly earlier recently however meanwhile',
  adverbEnding: 'ly',
  verbEnding: 'ed',
  titles:
    'mr mrs ms miss dr prof professor sir dame lord lady president vice prime minister chancellor mayor governor gov senator sen sens rep reps representative congressman congresswoman secretary ambassador general gen colonel col major captain lieutenant lt sergeant sgt judge justice chief chairman chairwoman chair director commissioner spokesman spokeswoman spokesperson pope king queen prince princess former ex-president attorney speaker leader candidate nominee frontrunner ceo rev reverend pastor officer detective sheriff deputy',
  roles:
    'spokesman spokeswoman spokesperson president minister mayor governor senator secretary ambassador general judge chief chairman chairwoman chair director commissioner correspondent reporter editor professor lawyer attorney analyst economist leader head officer official officials lawmaker manager adviser advisor aide aides strategist representative candidate nominee author candidate pollster consultant activist expert woman man boy girl resident voter student witness doctor scientist researcher teacher owner supporter critic operative donor host anchor pundit columnist',
  recipients:
    'reporters reporter journalists me us him her them audience crowd supporters lawmakers voters viewers parliament congress people fans followers',
  settings:
    'statement interview speech rally tweet tweets email e-mail letter news press briefing conference call op-ed post debate memo video message hearing appearance address segment remarks release meeting phone telephone television tv radio event exchange response reply reference article blog forum podcast visit stop meantime part background condition earlier addition fact contrast return',
  timeWords:
    'monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight january february march april may june july august september october november december jan feb aug sept oct nov dec morning afternoon evening night week weekend month year recently earlier later last next ago noon day',
  sourceNouns:
    'report reports document documents memo memos study studies poll polls survey surveys statement statements data figures statistics records record filing filings indictment transcript transcripts emails email letter analysis article story stories newspaper newspapers media outlet outlets agency magazine website site book research audit review leak leaks files dossier census press complaint lawsuit affidavit release reporting journal broadcaster tweet post blog op-ed editorial',
  outletWords:
    'news times post reuters afp ap bloomberg tass sputnik xinhua bbc cnn rt nbc cbs abc msnbc npr politico guardian herald tribune journal gazette telegraph wire press upi interfax ansa dpa axios observer chronicle globe magazine daily',
  makerPrepositions: 'by from for of',
  sourcePhrases: [
    'seen by',
    'obtained by',
    'reviewed by',
    'released by',
    'published by',
    'shared by',
    'shared with',
    'provided by',
    'leaked to',
    'given to',
    'first reported by',
    'reported by',
    'cited by',
    'conducted by',
  ],
  creditWords: 'source sources credit via agencies from',
  namingWords:
    'called titled entitled dubbed named nicknamed so-called known as term word phrase book film movie show song album series program programme operation documentary hashtag memoir podcast play drama thriller biography musical comedy novel sitcom concert nickname',
};
