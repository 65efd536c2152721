import { runShard } from './shard.mts';

runShard(2);
