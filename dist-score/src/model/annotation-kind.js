/** What an author claims with a dated remark; contract, "Annotations". */
export const annotationKinds = ['added', 'updated', 'corrected', 'removed', 'published', 'verified'];
