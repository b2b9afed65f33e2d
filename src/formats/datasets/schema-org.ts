/** What each type of schema.org has of its own (vocabulary of 2026, with what is pending or superseded). */
const OWN = {
  Thing:
    'additionalType alternateName description disambiguatingDescription identifier image mainEntityOfPage name owner potentialAction sameAs subjectOf url',
  CreativeWork:
    'about abstract accessMode accessModeSufficient accessibilityAPI accessibilityControl accessibilityFeature accessibilityHazard accessibilitySummary accountablePerson acquireLicensePage aggregateRating alternativeHeadline archivedAt assesses associatedMedia audience audio author award awards character citation comment commentCount conditionsOfAccess contentLocation contentRating contentReferenceTime contributor copyrightHolder copyrightNotice copyrightYear correction countryOfOrigin creativeWorkStatus creator creditText dateCreated dateModified datePublished digitalSourceType discussionUrl displayLocation editEIDR editor educationalAlignment educationalLevel educationalUse encoding encodingFormat encodings exampleOfWork expires fileFormat funder funding genre hasPart headline inLanguage interactionStatistic interactivityType interpretedAsClaim isAccessibleForFree isBasedOn isBasedOnUrl isFamilyFriendly isPartOf keywords learningResourceType license locationCreated mainEntity maintainer material materialExtent mentions offers pattern position producer provider publication publisher publisherImprint publishingPrinciples recordedAt releasedEvent review reviews schemaVersion sdDatePublished sdLicense sdPublisher size sourceOrganization spatial spatialCoverage sponsor teaches temporal temporalCoverage text thumbnail thumbnailUrl timeRequired translationOfWork translator typicalAgeRange usageInfo version video wordCount workExample workTranslation',
  Review:
    'associatedClaimReview associatedMediaReview associatedReview itemReviewed negativeNotes positiveNotes reviewAspect reviewBody reviewRating',
  ClaimReview: 'claimReviewed',
  Claim: 'appearance claimInterpreter firstAppearance',
  Rating: 'author bestRating ratingExplanation ratingValue reviewAspect worstRating',
  Organization:
    'acceptedPaymentMethod actionableFeedbackPolicy address agentInteractionStatistic aggregateRating alumni areaServed authorizedRepresentative award awards brand companyRegistration contactPoint contactPoints correctionsPolicy department dissolutionDate diversityPolicy diversityStaffingReport duns email employee employees ethicsPolicy event events faxNumber founder founders foundingDate foundingLocation funder funding globalLocationNumber hasCertification hasCredential hasGS1DigitalLink hasMemberProgram hasMerchantReturnPolicy hasOfferCatalog hasPOS hasProductReturnPolicy hasShippingService interactionStatistic isicV4 iso6523Code keywords knowsAbout knowsLanguage legalAddress legalName legalRepresentative leiCode location logo makesOffer member memberOf members naics nonprofitStatus numberOfEmployees ownershipFundingInfo owns parentOrganization publishingPrinciples review reviews seeks serviceArea skills slogan sponsor subOrganization taxID telephone unnamedSourcesPolicy vatID',
  Person:
    'additionalName address affiliation agentInteractionStatistic alumniOf award awards birthDate birthPlace brand callSign children colleague colleagues contactPoint contactPoints deathDate deathPlace duns email familyName faxNumber follows funder funding gender givenName globalLocationNumber hasCertification hasCredential hasOccupation hasOfferCatalog hasPOS height homeLocation honorificPrefix honorificSuffix interactionStatistic isicV4 jobTitle knows knowsAbout knowsLanguage lifeEvent makesOffer memberOf naics nationality netWorth owns parent parents performerIn pronouns publishingPrinciples relatedTo seeks sibling siblings skills sponsor spouse taxID telephone vatID weight workLocation worksFor',
} as const;

type SchemaType = keyof typeof OWN;

/** The types that reviews are written with → those whose properties they have. */
const LINES: Readonly<Record<string, readonly SchemaType[]>> = {
  ClaimReview: ['ClaimReview', 'Review', 'CreativeWork', 'Thing'],
  Claim: ['Claim', 'CreativeWork', 'Thing'],
  CreativeWork: ['CreativeWork', 'Thing'],
  Rating: ['Rating', 'Thing'],
  Organization: ['Organization', 'Thing'],
  Person: ['Person', 'Thing'],
};

const PROPERTIES: ReadonlyMap<unknown, ReadonlySet<string>> = new Map(
  Object.entries(LINES).map(([type, line]) => [
    type,
    new Set(line.flatMap((each) => OWN[each].split(' '))),
  ]),
);

/** A property that its type does not have. */
export type StrangeProperty = { readonly place: string; readonly type: string };

/** All of them in a JSON-LD document of schema.org, wherever they stand; of types that are not known here, none. */
export function strangeProperties(document: unknown): readonly StrangeProperty[] {
  const strange: StrangeProperty[] = [];
  const open: { readonly place: string; readonly value: unknown }[] = [
    { place: '', value: document },
  ];
  // Without recursion: a file may be nested as deep as it likes.
  for (let next = open.pop(); next; next = open.pop()) {
    const { place, value } = next;
    if (Array.isArray(value)) {
      open.push(...value.map((each, at) => ({ place: `${place}[${at}]`, value: each })));
    } else if (isObject(value)) {
      const type = value['@type'];
      const known = PROPERTIES.get(type);
      for (const [name, content] of Object.entries(value)) {
        const here = place === '' ? name : `${place}.${name}`;
        // A colon: it is somebody else's, by its address.
        if (known && !/^@|:/.test(name) && !known.has(name))
          strange.push({ place: here, type: String(type) });
        open.push({ place: here, value: content });
      }
    }
  }
  return strange;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
