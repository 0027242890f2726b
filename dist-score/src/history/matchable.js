/** Two explicit ids that differ are two questions, whatever their texts. */
export const areCompatible = (before, after) => before.explicitId === null || after.explicitId === null || before.explicitId === after.explicitId;
