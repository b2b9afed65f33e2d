/**
 * The article a newcomer tries Ascribe on. Written for this project: no place, person or paper in
 * it exists. It holds one of each thing that attribution is about: page junk in the first line,
 * nested speech, a split quote, a mixed quote, an unnamed source, a source chain, a denial, a
 * refusal to comment, a number that can be checked, an emoji, and a credit line.
 */
export const SAMPLE_ARTICLE = {
  fileName: 'harbour-sluice.txt',
  text: `Search and Hit Enter

Sealed sluice gate was known to be failing weeks before Vellmark flood, leaked memo says

City hall rejects “any suggestion of a cover-up” as residents demand to know who saw the warning

By Ilse Marrant and Tomas Okoye

VELLMARK, 14 March 2024

The sluice gate that gave way when the river Orne flooded the old harbour of Vellmark last week had been judged “unsafe to operate” 19 days earlier, according to an internal memo seen by the Northern Wire agency.

The memo, written by an engineer at the harbour authority and dated 17 February, said that two of the gate’s four hinges were cracked and that it should not be closed under load. The Northern Wire report, published on Tuesday, did not name the engineer. The Vellmark Courier has not seen the document itself.

“We were told the gate was sound,” said Mayor Adela Brandt at a crowded meeting on Wednesday evening. “Nobody at city hall had this memo on the desk, and nobody hid it.”

Ms. Brandt denied that her office had asked the authority to delay repairs until after the boat festival. She called the report “half a story” and said the city would publish every letter it had received since January.

A senior official at the harbour authority, who asked not to be named because an inquiry is under way, disagreed. “The director came back from city hall and told us, ‘Keep it closed and keep it quiet until the festival is over,’” the official said. “I wrote that down the same day.”

The authority’s director, Piet Hallgren, declined to comment. His lawyer, Dr. Noor Achterberg, said in a statement that Mr. Hallgren “will answer all questions before the inquiry” and that he had always acted on the advice of his engineers.

The flood damaged 312 homes and cost the city about 41 million crowns, the mayor’s office estimates. Insurers believe the final sum could be twice as high.

For those who live by the water, the argument comes late. “They say the river did it. The river does what rivers do,” said Marta Quill, 67, whose bakery on Net Street has been closed since the night of the flood. Her grandson posted a picture of the shop on the network Chirrup with the words “Fresh bread again by Easter, promise 🥖👩‍🍳”, and more than 9,000 people have shared it.

Professor Jonas Weir, who teaches hydraulic engineering at Orne University, said the memo, if genuine, was a clear warning. “A gate with cracked hinges is not a gate,” he told the Courier. “It is a wall that has not decided when to fall.” He added that the rainfall alone could not explain the speed of the water.

The opposition on the council wants the inquiry to be led by a judge from outside the region. Its leader, Rafael Stroud, said he believed the memo had reached at least three departments. City hall says that is false.

The inquiry is expected to hear its first witnesses on 2 April. Whether the engineer who wrote the memo will be among them is not known.

Source: Northern Wire and Vellmark Courier
`,
} as const;
