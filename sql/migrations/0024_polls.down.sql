DROP TABLE ops.poll;
