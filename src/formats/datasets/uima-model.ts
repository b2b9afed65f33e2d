/** A CAS, whichever way it was written: JSON or XMI. */
export type Cas = {
  /** Text by the id of its Sofa, in the file's order. */
  readonly sofas: ReadonlyMap<string, string>;
  readonly structures: readonly FeatureStructure[];
  /** Feature names by type, inherited ones included; `undefined` where the file declares no types. */
  readonly types?: ReadonlyMap<string, ReadonlySet<string>>;
};

export type FeatureStructure = {
  readonly id: string;
  /** `webanno.custom.Claimspan` */
  readonly type: string;
  readonly sofa?: string;
  readonly begin?: number;
  readonly end?: number;
  /** Everything else that is no reference. */
  readonly features: readonly (readonly [string, string | boolean])[];
  /** Feature → ids of what it leads to. */
  readonly references: readonly (readonly [string, readonly string[]])[];
  /** In the file. */
  readonly place: string;
};
